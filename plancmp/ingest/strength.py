"""How firmly a plan says a thing: by the word that governs it, not by words elsewhere in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import cast

from plancmp.model import Strength
from plancmp.text.tables import pairs, pattern

# What leads a list of targets says nothing of how firm they are: 今年经济社会发展的主要预期目标是:…
_ANNOUNCED = re.compile(r"^[^:：]*(?:目标|任务|要求)(?:是|为)?[:：]")
_QUOTED = re.compile(r"“[^”\n]{0,40}”|《[^》\n]{0,60}》|[(（][^()（）\n]{0,40}[)）]")
_CLAUSE = re.compile("[,，;；。:：]")
_FINISHED = re.compile(
    r"(?:建成|竣工|通车|投用|投产|开工|完工|完成|运营|落地|投入使用|达产|通航|开通)(?:投用|投产|运营|使用)?$"
)
_BEFOREHAND = re.compile(r"前期(?:工作|研究)?$|^开展.*研究$")
_SPEEDS_UP = re.compile("加快|提速|加速")
_BY_YEAR = re.compile(r"(?:19|20)\d\d年|[“\"]?十[一二三四五六七]五[”\"]?末|年底|年内")
_BY_WHEN = pattern("phrases", "by-when")
_ADVERBS = ("加快", "加速", "提速", "统筹", "深入", "创新", "规范", "聚焦", "突出", "组织", "协调", "加强", "坚持")
_SHORTEST_OBJECT = 2
# What may stand before the verb of a promise: 同时,我们将进一步加强 …
_BEFORE = re.compile(
    r"(?:[一二三四五六七八九十]是要?|\d{1,2}[.．、]|首先|其次|最后|同时|此外|另外|我们|必须|要|将|还|也|并|再|[,，]|"
    r"年[内底]|全[部市省区县]|到|(?:(?:19|20)\d\d|[今明后])年[底内]?前?|\d{1,2}月[底末]?前?|"
    rf"{pattern('phrases', 'adverb').pattern}|[\u4e00-\u9fff]{{1,3}}地)*"
)
_NUMBER = re.compile(r"^\s*[(（]\d{1,2}[)）]")
_MANY = 3
"""In one of so many first clauses a promise says what is done."""

_PUSHES = re.compile("推进|推动|支持|鼓励|促进|巩固")
_HELPS = ("支持", "鼓励")
_MOVES = re.compile(r"增|[升降减]|提高|达|突破|超|到|至|[为率额量值]$")
_DIGIT = re.compile(r"\d")
_MODALS = ("ensure", "strive")
_ORDER: tuple[Strength, ...] = ("ensure", "strive", "commit", "explore", "support")


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, pairs("verbs")), key=len, reverse=True)))


@lru_cache(maxsize=1000)  # several ask the same of a clause, one after the other
def verbs(clause: str) -> tuple[tuple[int, int, Strength], ...]:
    """The verbs of a clause, left to right: start, end and strength. An adverb before a verb (加快建设) is none."""
    found: list[tuple[int, int, Strength]] = []
    table = pairs("verbs")
    for match in _words().finditer(clause):
        strength = table[match[0]]
        if strength == "noun":
            continue
        if found and found[-1][1] == match.start() and clause[found[-1][0] : found[-1][1]] in _ADVERBS:
            found.pop()
        found.append((match.start(), match.end(), cast("Strength", strength)))
    return tuple(found)


def strength(text: str, measured: bool, before: str = "", by_year: bool = False) -> Strength:
    """How firmly a promise is said.

    A modal (确保, 力争) governs its clause, and what goes on without a verb of its own; then the first verb decides. A
    definite number without a modal is a commitment, and so is a state to be reached by a year. ``before`` is what the
    sentence says before the text, ``by_year`` whether a year governs it that stands elsewhere.
    """
    text = _QUOTED.sub("〇", _ANNOUNCED.sub("", text))
    clauses = _CLAUSE.split(text)
    goes_on = before and _goes_on(_QUOTED.sub("〇", before), clauses[0])
    if measured:  # the clause with the figure says it, and one that says by when it is striven for
        telling = [clause for clause in clauses if re.search("[0-9]", clause) or _BY_WHEN.fullmatch(clause)]
        clauses = telling or clauses
    heads = [head for clause in clauses if (head := _head(clause, text, measured))]
    if goes_on and not any(head in _MODALS for head in heads):
        return goes_on
    by_year = by_year or _BY_YEAR.search(text) is not None
    if not heads:
        return "commit" if measured or by_year else "support"
    firmest = min(heads, key=_ORDER.index)
    if firmest == "support" and by_year and not any(map(_does, clauses)):
        return "commit"  # 乡村面貌更加完善: a state
    return firmest


def _goes_on(before: str, clause: str) -> Strength | None:
    """The modal that still governs a clause: 力争开工学校5所、[建成医院2家]; 确保工业占比40%,[服务业45%].

    Behind a comma a clause with a verb of its own ends it, if it says more than how a thing moves (力争投资增长9%,
    [贸易增长6%]), and a modal in the midst of a clause (增长6%、力争7%) governs no other.
    """
    acts = _does(clause) or any(not _MOVES.match(clause, start) for start, _, _ in verbs(clause))
    if acts and not before.endswith("、"):
        return None
    for said in reversed(_CLAUSE.split(before.rstrip(",，、 "))):
        if _does(said):
            first = verbs(said)[0][2]
            return first if first in _MODALS else None
    return None


def leading(clause: str, measured: bool) -> Strength | None:
    """How firmly a clause says what is done that begins with it; None where it only goes on with what was said."""
    text = _unquoted(clause)
    return _head(text, text, measured) if _does(text) else None


def _head(clause: str, text: str, measured: bool) -> Strength | None:
    """How firmly one clause says it; None without a verb that we know."""
    found = verbs(clause)
    modal = next((name for _, _, name in found if name in _MODALS), None)
    if modal and not clause.startswith(_HELPS, found[0][0]):  # in 支持企业争创名牌 the firms strive
        return modal
    if not found:
        return None
    start, _, first = found[0]
    if not measured and _BEFOREHAND.search(clause):  # 加快高铁前期工作
        return "explore"
    if clause.endswith("建设") and _SPEEDS_UP.match(clause, start):  # 加快机场三期建设 is 加快建设机场三期
        return "commit"
    if measured and first == "support" and not _FINISHED.search(clause) and _pushes(clause, found):
        return "support"
    if measured and first != "explore" or first == "support" and _FINISHED.search(clause):
        return "commit"
    if clause.startswith("研究", start) and len(found) > 1 and found[1][2] == "commit":
        return "commit"
    if first == "support" and start > 2 and _BY_YEAR.search(text):
        return "commit"
    return first


def _pushes(clause: str, found: Sequence[tuple[int, int, str]]) -> bool:
    """Whether what is counted is only helped along: 推进5个园区建设, 支持新建学校8所; but 推动投资增长10% is a
    target.
    """
    start, end, _ = found[0]
    figure = _DIGIT.search(clause, end)
    if not figure or not (push := _PUSHES.search(clause, start, end)):
        return False
    between = [item for item in found[1:] if item[1] <= figure.start()]
    return push[0] in _HELPS or not between and not _MOVES.search(clause, end, figure.start())


def is_promise(text: str) -> bool:
    """Whether words begin with what is done to something: 加强基层治理, but not 基层治理的重要性."""
    clauses = _CLAUSE.split(_unquoted(text), maxsplit=_MANY)[:_MANY]
    return any(_does(clause) for clause in clauses)


def _unquoted(text: str) -> str:
    """Words without the number of an item before them, and with a blank for what is in quotes or brackets."""
    return _QUOTED.sub("〇〇", _NUMBER.sub("", text))


def _does(clause: str) -> bool:
    return len(acted_on(clause)) >= _SHORTEST_OBJECT


def acted_on(clause: str) -> str:
    """What a clause that begins with what is done does it to: 教育事业 of 大力发展教育事业; else nothing."""
    # The adverb may be the verb itself: 加快 of 加快发展 and of 加快城市建设.
    found = verbs(clause)
    start = _BEFORE.match(clause)
    return clause[found[0][1] :] if found and start and found[0][0] <= start.end() else ""


def is_finished(text: str) -> bool:
    """Whether words end in what becomes of a thing: 机场三期开工."""
    return bool(_FINISHED.search(text))
