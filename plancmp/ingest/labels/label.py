"""What is told of a figure: the noun that it measures, in words, and the indicator of that name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from plancmp.ingest.labels.names import is_sum
from plancmp.model import Operator
from plancmp.text.chinese import AND
from plancmp.text.quantities import Figure
from plancmp.text.units import tiers

LONGEST_LABEL = 40

_PRICE = re.compile(r"价格|物价|CPI|指数")
_BUILT_AGAIN = ("改建", "扩建", "改扩建")
NEW_SORT = re.compile(r"新(?:型|能源|材料|兴|一代|媒体|业态|三板|农|基建|质|产品|技术|药|市民)")
"""A noun so begun is of a new sort, not newly added: 新型农业经营主体."""
_LOOSE_ENDS = re.compile(
    f"^(?:[、的 与/]|了(?!解)|{AND}|及(?!时|格))+|(?:[、的 和与/]|(?<![普涉波触])及)+$|(?<=[)）])有$"
)

_NOTE = re.compile(r"\[\d{0,3}\]?")
"""The number of a note: 退税[3]."""

_TURNED: dict[Operator, Operator] = {">=": "<=", "<=": ">="}


@dataclass(frozen=True, slots=True)
class Label:
    """The noun measured.

    ``indicator`` is set only where it is exactly one of ours, ``doubtful`` where it may be one and is not surely so.
    ``sign`` is 1 or -1 where the words say whether what the indicator counts rose or fell (下降3% is a growth of -3),
    else 0. ``total``: the figure is a sum over several years; ``grows``, it is by how
    much something grew. ``summed`` is the indicator of such sums. ``others``:
    further nouns that the same figure is for.
    """

    text: str
    indicator: str | None
    doubtful: bool = False
    sign: int = 0
    total: bool = False
    summed: str | None = None
    grows: bool = False
    others: tuple[Label, ...] = ()

    def each(self) -> tuple[Label, ...]:
        """This label and the others that the same figure is for."""
        return (self, *self.others)

    def known(self, several_years: bool) -> str | None:
        """The indicator; none for a sum over years that cannot be said with the figure, as the years are not known.

        ``several_years`` says that the figure is a sum over years that are known.
        """
        if several_years and self.grows:  # what grew over some years is no growth of one
            return None
        if several_years and self.indicator and self.summed:
            return self.summed
        if self.total and not several_years and self.indicator and not is_sum(self.indicator):
            return None
        return self.indicator

    def signed(self, figure: Figure) -> tuple[Operator, Decimal | None, Decimal | None]:
        """Operator, value and upper end with the sign that the words give them: a growth of 下降3%以上 is at most
        -3.
        """
        bound = cast("Operator", figure.op)
        if not self.sign or figure.value is None:
            return bound, figure.value, figure.value_max
        low, high = abs(figure.value), None if figure.value_max is None else abs(figure.value_max)
        if self.sign > 0:
            return bound, low, high
        turned = _TURNED.get(bound, bound)
        return (turned, -low, None) if high is None else (turned, -high, -low)


def named(stem: str, verb: str, aspect: str, figure: Figure, whom: str) -> str:
    """The label: the noun with what is said of it as a noun; with ``whom`` it is compared, or held in an order."""
    mean = "年均" if figure.annual else ""
    if aspect == "growth":
        return f"{stem}{mean}{'涨幅' if _PRICE.search(stem) else '增速'}"
    if aspect == "fall":
        return f"{stem}{mean}降幅"
    if aspect == "add" and not verb and stem.startswith(_BUILT_AGAIN):
        return f"新{stem}"  # 新建、改建公路5公里 are not all new
    if aspect == "add" and (not stem.startswith("新") or NEW_SORT.match(stem)):
        return f"{verb or '新增'}{stem}"
    if aspect == "rank":
        among = "" if figure.unit == "强" or stem.endswith(whom) else whom  # the list of the best says it
        return f"{stem}{among}{figure.unit if figure.unit in tiers() else '排名'}"
    if aspect == "beyond":
        return f"{stem}与{whom}差距"
    if aspect in ("more", "less") and stem.endswith(("升幅", "降幅", "涨幅", "增幅")):
        return stem
    if aspect in ("more", "less"):
        return (
            stem + ("升幅" if aspect == "more" else "降幅")
            if figure.type in ("points", "percent")
            else stem + ("增量" if aspect == "more" else "减量")
        )
    return stem


def short(noun: str) -> str:
    """The noun as a label: of a long list the last members, else its last part, without marks that stand alone."""
    noun = _LOOSE_ENDS.sub("", _NOTE.sub("", noun))
    for left, right in ("“”", "()", "（）", "《》"):
        if noun.count(left) != noun.count(right):
            noun = noun.replace(left, "").replace(right, "")
    while len(noun) > LONGEST_LABEL and "、" in noun:
        noun = noun.partition("、")[2]
    return noun[-LONGEST_LABEL:].strip()
