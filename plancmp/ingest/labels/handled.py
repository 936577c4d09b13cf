"""Rates of how things were handled, with their names: 建议、提案办复率 of 办理建议38件、提案95件,办复率100%."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RATE = re.compile(
    "(?:按[期时]|见面|基本|总体|综合)?(?:(?:办结|办复|办理|答复|回复|反馈|采纳|沟通|面商|满意|化解|整改|销号|办结办复|满意和基本满意"
    "|开工|复工|竣工|完工|投产|入库|落地|转化|履约|入住|分配)率|满意度)"
)
_ALL_WERE = re.compile("(?:已|均|全部|按[时期])*(?:办结|办复|办理(?:完毕|完成)|答复)(?:完毕)?")


def handled(rates: Sequence[str], things: Sequence[str], last: str, since: str, many: int) -> list[str]:
    """The names of ``rates`` with the ``things`` that were counted right before; empty for other nouns.

    ``last`` is what the last figure was of, ``since`` what else was said since, ``many`` how many figures follow.
    """
    if not things or not all(map(_RATE.fullmatch, rates)) or _ALL_WERE.sub("", since):
        return []
    whole = "、".join(things)
    if last != things[-1] and not last.startswith(whole):
        return []
    if len(rates) == 1 < many == len(things):  # 建议4件和提案5件,满意率分别为99%、100%
        return [thing + rates[0] for thing in things]
    return [whole + rate for rate in rates]
