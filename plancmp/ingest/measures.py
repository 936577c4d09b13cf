"""The quantities of a sentence: its figures with label, indicator, year and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plancmp.ingest.labels import Labels
from plancmp.ingest.tense import Span
from plancmp.model import Aside, Quantity
from plancmp.text.quantities import Figure

_FROM = re.compile(r"(?:由|从|自)[^,，。;；]{0,16}$")
_TO = re.compile(r"^[^,，。;；]{0,14}(?:到|至|为|达)")
_COUNTS = re.compile(r"\s?(?:大|个)?(?:方面|任务|措施|举措|要求|重点|环节|领域|原则)")
_LISTS = re.compile(r"(?:以下|下列|如下|这|上述)$")
_BORDER = re.compile(r"[,，。;；:：!！?？\n]")
_ABROAD = re.compile(r"(?:^|[,，])(?:我国|全国|全省|世界|全球|国家|中央)(?![一百前首第领])[^,，]{0,12}(?:增长|达|为|超)")


def is_listed(text: str, figure: Figure) -> bool:
    """Whether a number only counts what the document says next (以下6项任务)."""
    return bool(_LISTS.search(text[max(0, figure.start - 2) : figure.start]) or _COUNTS.match(text, figure.end) and figure.type == "count")


def is_background(text: str, figure: Figure) -> bool:
    """Whether a number is about the country or the province."""
    return bool(_ABROAD.search(text[max(0, figure.start - 24) : figure.start]))


def quantities(
    text: str, found: Sequence[Figure], wanted: Sequence[int], labels: Labels, review: bool, span: Span
) -> list[Quantity]:
    """The figures at the places ``wanted`` of ``found`` (those of the sentence ``text``) as quantities."""
    result = []
    for place in wanted:
        figure = found[place]
        label = labels.of(text, found, place)
        baseline = _is_baseline(text, found, place)
        reached = place > 0 and _is_baseline(text, found, place - 1)
        kind = "baseline" if baseline else "actual" if review else "target"
        result.append(
            Quantity(
                indicator=label.indicator, label=label.text, op=figure.op, value=_plain(figure.value or Decimal(0)),
                value_max=None if figure.value_max is None else _plain(figure.value_max), unit=figure.unit,
                year=_year(figure, text, found, place, baseline, reached, review, span), annual=figure.annual, kind=kind,
            )
        )
    return result


def _is_baseline(text: str, found: Sequence[Figure], place: int) -> bool:
    """由65%提高到70%: the first is where it starts."""
    if place + 1 >= len(found) or not found[place + 1].is_quantity or found[place].type != found[place + 1].type:
        return False
    return bool(_FROM.search(text[max(0, found[place].start - 17) : found[place].start]) and _TO.search(text[found[place].end : found[place + 1].start]))


def _year(
    figure: Figure, text: str, found: Sequence[Figure], place: int, baseline: bool, reached: bool, review: bool, span: Span
) -> int | None:
    """The year that governs the figure; one on the wrong side of the plan's beginning governs something else."""
    if baseline:
        return figure.year if figure.year and figure.year < (span.reviewed if review else span.first) else span.first - 1
    if reached and not re.search(r"(?:19|20)\d{2}年", text[found[place - 1].end : figure.start]):
        # 由2020年的61.3%提高到66.8%: the year of the first is not that of the second
        ahead = re.match(r"[^,，]{0,12}(?:到|至)?((?:19|20)\d{2})年", text)
        year = int(ahead[1]) if ahead and int(ahead[1]) != found[place - 1].year else None
        return year or (span.reviewed if review else span.last)
    if review:
        return figure.year if figure.year and figure.year <= max(span.reviewed, span.first) else span.reviewed
    return figure.year if figure.year and figure.year >= span.first else span.last


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def asides(text: str, found: Sequence[Figure], left: Sequence[int]) -> list[Aside]:
    """The numbers of a sentence that are no quantity, with what stands around them."""
    result = []
    for place in left:
        figure = found[place]
        why = "list" if is_listed(text, figure) else "background" if is_background(text, figure) else "name"
        result.append(Aside(around(text, figure.start, figure.end, 16), why))
    return result


def around(text: str, start: int, end: int, longest: int = 24) -> str:
    """The figure with as much of its clause as fits, more of what stands before it than behind."""
    room = max(longest - (end - start), 0)
    first = max(start - room, 0)
    first = max([first, *(match.end() for match in _BORDER.finditer(text, first, start))])
    last = end
    while last < len(text) and last - first < longest and text[last] not in ",，。;；:：!！?？\n":
        last += 1
    return text[first:last][:longest].strip()
