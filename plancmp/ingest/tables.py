"""Tables of main indicators as draft commitments: each row one, with its base, its target and its duty.

Where a city accounts for its last plan, the results of a row are a commitment of their own, reported as done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plancmp.ingest.commitments import Coder
from plancmp.ingest.standing import Span
from plancmp.model import Commitment, Duty, Kind, Operator, Quantity
from plancmp.text import cells
from plancmp.text.normalise import one_line
from plancmp.text.quantities import figures
from plancmp.text.segment import TABLE_TITLE, TABLE_UNIT, Passage

Role = Literal["number", "group", "label", "unit", "duty", "remark", "base", "target", "result", "yearly"]
"""What a column holds; ``yearly`` are averages or totals over the years of the plan."""

LONGEST_CITE = 24

_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTE = re.compile(r"[（(]?(?:注|备注|说明)|\d{1,2}[.．、]|[①-⑳*＊∗]")
_REMARK = re.compile(r"(?<=[\d%％上下内右])[（(][^（()）\d]{1,8}[）)]$")
_STARRED = re.compile(r"[*＊∗][^。；;\d]{0,12}((?:19|20)\d\d)年")
_PERIOD = re.compile(r"十([一二三四五六])五")
_OWN_YEAR = re.compile(r"[（(]((?:19|20)\d\d)年?[^（()）]{0,6}[）)]$")
_UNIT_OF_LABEL = re.compile(r"[（(]([^（()）]{1,14}(?:[（(][^（()）]{1,4}[）)])?)[）)]$")
_NO_UNIT = re.compile(r"GDP|R&D|PM|.*(?:按|含|不含|折|现价|可比价|当年价|亿元以上)")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<lead>[^\d]*?)(?P<sign>-?)(?P<low>{_NUMBER})(?P<unit>[^\d\-—–~～至到，,；;、〕\]］】]{{0,8}}?)"
    rf"(?:\s?[\-—–~～至到]{{1,2}}\s?(?P<high>{_NUMBER}))?(?P<tail>[^\d，,；;]*)"
)
_MINUS = re.compile(r"^[－−–](?=\d)|(?<=[\d（(])[－−](?=\d)")
_PARTS = re.compile(r"、(?=(?:同比|比上年|年均)?(?:增|下降))|[，,；;](?!\d{3}(?:\D|$))|(?<=[〕\]］】])[和、及]")
_AT_LEAST = re.compile(r"[＞>≥]|以上|(?<!不)(?:超过?|高于|大于|多于)|突破|不(?:低于|少于|小于)|至少")
_AT_MOST = re.compile(r"[＜<≤]|以内|以下|不(?:超过?|高于|大于|多于)|小于|低于|少于|控制在")
_ABOUT = re.compile(r"左右|约|≈|上下")
_IN_BRACKETS = re.compile(rf"^[^\d]{{0,6}}[\[〔［【]|^[{cells.OPENING}].*[{cells.CLOSING}]$")
_WORD_UNIT = re.compile(
    r"个?百分点|[%％‰倍]|[万亿千百]{0,2}(?:元|人|吨|个|件|家|岁|年|次|户|亩|公顷|公里|平方米|平方公里)|万亿|[千百十]?[万亿]"
)
_SCALE = re.compile("万亿|[千百十]?[万亿]")
_DELEGATED = re.compile(
    r"(?:完成|达到|按|执行|落实|以).*(?:国家|省|自治区|上级|市[定下级]|下达|分解)|(?:国家|省|上级)[^，,]{0,6}下达"
)
_HOW_FAR = re.compile("(?:目标)?(?:完成|进展|实现|达标)(?:情况|进度)|是否(?:完成|达标)")
_YEARLY = re.compile(r"年均(?:实际)?(?:增速|增|递增|下降|降低|提高|变化|新增)|每年")
_GROWTH = re.compile(r"(?:年均)?(?:增速|增长率?|增幅)")
_IN_A_YEAR = re.compile(
    r"(?:同比|比上年(?:同期|末)?)?(?:增速|增长(?:率|幅度)?|增幅|增加|提高|±)(?:[（(]?±?[%％][）)]?)?$"
)
_OF_YEARS = re.compile("均|累计")
_SINCE = re.compile(r"[比较]((?:19|20)\d\d)年(?:同期)?")
_UNIT_OF_HEAD = re.compile(r"[（(](?:单位[:：])?([^（()）\d]{1,12})[）)]$")
_OF_IT = re.compile(r"^其中[:：]?\s*(?=..)")
_MARKS = re.compile(r"^[#＃]|[①-⑳*＊∗※]+$")
_BOTH = re.compile(
    r"(?P<first>.{2,24})[和与、](?P<second>.{2,24}?)(?P<tail>(?:年均)?(?:下降|降低|增长|增速|减少|提高)?)"
)
_GROWS = re.compile(r"(?:增速|增长率?|增幅)$")
_FALLS = re.compile("下降|降低|减少|提高|上升|提升")
_MOVED = re.compile("增减|升降|变化")
_MOVES = re.compile(r"(?:[率比速幅]|比[重例值]|增长|增加|提高|提升|降低|下降|减少)$")
_RATE = re.compile(r"(?:[率比速幅度长]|比[重例值])$")
_MEASURE = re.compile(r"(?:起|次|人|总)?数量?$|[额量率]$")
_PER_CENT = ("%", "％", "‰")
_STARS = ("*", "＊", "∗")
_ROUNDING = 0.06
"""Figures with one place after the point differ by so much where they say the same."""

_FOR_ALL = "10"
"""Stands for a value that is in words, where an indicator is asked for."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the words over it, what it holds, and the year of its values where it says one."""

    head: str
    role: Role
    year: int | None = None
    spans: bool = False
    """Whether its values are averages or totals over several years that end with its own."""
    total: bool = False
    """Whether all of them are totals."""
    grows: bool = False
    """Whether its values are by how much those of the column before rose in their year."""
    unit: str = ""
    """The unit that the words over it say."""
    since: int | None = None
    """The year from which on its values rose, where the words over it say one."""

    @property
    def aims(self) -> bool:
        """Whether it holds what is to be reached."""
        return self.role in ("target", "yearly")


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """A table of main indicators: rows of as many cells as there are columns, as they stand."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    starred: int | None = None
    """The year of the values with a star, where a note says one."""
    unit: str = ""
    """The unit of all values whose rows say none."""
    of_one_year: bool = False
    """Whether its document plans for a year, so that growth is that of one."""

    @classmethod
    def of(
        cls, title: str, lines: Sequence[str], notes: str, span: Span, unit: str = "", reports: bool = False
    ) -> IndicatorTable:
        """The table in lines of cells parted by tabs, the first its head; ``span`` tells past years from others."""
        heads, *found = (line.split("\t") for line in lines)
        columns = _columns(heads, title, span, reports)
        size = len(columns)
        rows = tuple(tuple([*row, *[""] * (size - len(row))][:size]) for row in found)
        note = _STARRED.search(notes)
        # Only one word for all columns is the unit of each row.
        units = {column.unit for column in columns if column.unit} or {unit}
        return cls(
            title,
            columns,
            rows,
            int(note[1]) if note else None,
            units.pop() if len(units) == 1 else "",
            span.first == span.last,
        )

    def cell(self, row: Sequence[str], role: Role) -> str:
        """What a row has in the last column of a role; empty without one."""
        return next((cell for cell, column in zip(reversed(row), reversed(self.columns)) if column.role == role), "")

    def label(self, row: Sequence[str]) -> str:
        """What a row measures; under one head over two columns the thing, and what of it."""
        last = max(place for place, column in enumerate(self.columns) if column.role == "label")
        before = last and self.columns[last - 1].head == self.columns[last].head and row[last - 1] != row[last]
        return "：".join(filter(None, row[last - 1 if before else last : last + 1]))


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says: a figure, or only words (``low`` is None), of what the row measures or its growth (``of``)."""

    words: str
    low: float | int | None = None
    high: float | int | None = None
    op: Operator = "="
    unit: str = ""
    of: str = ""
    total: bool = False
    year: int | None = None

    @property
    def delegated(self) -> bool:
        """Whether it is the target that a higher level hands down."""
        return self.low is None and _DELEGATED.search(self.words) is not None


def apart(passage: Passage, span: Span, reports: bool = False) -> tuple[Passage, tuple[IndicatorTable, ...]]:
    """A clause without the tables of indicators in it, and these; ``reports``: of a document that only looks back."""
    if "\t" not in passage.text:
        return passage, ()
    prose: list[str] = []
    blocks: list[tuple[str, str, list[str], list[str]]] = []
    inside = False
    for line in passage.text.split("\n"):
        if "\t" in line:
            if not inside or _is_head(line):
                unit = _unit_over(prose[-1] if prose else passage.title)
                if unit and prose and TABLE_UNIT.fullmatch(prose[-1]):
                    prose.pop()
                titled = bool(prose) and TABLE_TITLE.fullmatch(prose[-1]) is not None
                title = prose.pop() if titled else prose[-1] if prose else passage.title
                blocks.append((title, unit, [], []))
            blocks[-1][2].append(line)
            inside = True
        elif inside and _NOTE.match(line):
            blocks[-1][3].append(line)
        else:
            inside = False
            prose.append(line)
    tables = tuple(
        IndicatorTable.of(title, lines, "\n".join(notes), span, unit, reports)
        for title, unit, lines, notes in blocks
        if len(lines) > 1
    )
    return replace(passage, text="\n".join(prose)), tables


def _unit_over(title: str) -> str:
    """The unit of all values that stands over a table, in a line of its own or behind the title; empty for several."""
    found = next((one for one in TABLE_UNIT.finditer(title) if one.end() == len(title)), None)
    return found["unit"].strip() if found and cells.is_unit(found["unit"].strip()) else ""


def _is_head(line: str) -> bool:
    roles = [cells.role_of(cell) for cell in line.split("\t") if cell]
    return "label" in roles and all(roles)


# What the columns hold


def _columns(heads: Sequence[str], title: str, span: Span, reports: bool = False) -> tuple[Column, ...]:
    """The columns of a table: which of its years is the base, which the target and which a result.

    With ``reports`` the document tells of what was reached in the year that it looks back at.
    """
    head = _Head.of(heads, title, span, reports)
    for place in range(len(heads)):
        head.columns.append(head.column(place))
    return tuple(head.columns)


@dataclass(slots=True)
class _Head:
    """The head of a table, read from left to right: what each column may hold (``said``) and of which year.

    ``last`` is the year of the targets, ``aims`` are those that heads of targets name; a table that ``reports`` aims at
    nothing.
    """

    heads: Sequence[str]
    said: Sequence[str]
    years: Sequence[int | None]
    span: Span
    reports: bool
    last: int
    aims: frozenset[int]
    columns: list[Column]

    @classmethod
    def of(cls, heads: Sequence[str], title: str, span: Span, reports: bool) -> _Head:
        said = [cells.role_of(head) for head in heads]
        years = [_year(head) for head in heads]
        of_all = _year(title) or (span.reviewed if reports else None)
        years = [year or of_all if role == "amount" else year for role, year in zip(said, years)]
        said = [("year" if year else "") if role == "amount" else role for role, year in zip(said, years)]
        told = [(role, year) for role, year in zip(said, years) if year]
        stated = [year for role, year in told if role in ("target", "period")]
        known = [year for role, year in told if role in ("target", "period", "year")]
        last = max(stated or [year for year in known if year >= span.first] or [0]) or _year(title) or span.last
        aims = frozenset(year for role, year in told if role == "target")
        reported = [year for role, year in told if role in ("year", "period", "result", "base")]
        # Nothing is aimed at, where all years are past and no duty is said: the table reports.
        aimed = "target" in said or "duty" in said
        reports = not aimed and bool(reported) and (reports or max(reported) < span.first)
        # Beside the results it only tells how far each is what was aimed at.
        several = said.count("result") > 1
        said = ["remark" if several and _HOW_FAR.fullmatch(head) else role for head, role in zip(heads, said)]
        return cls(heads, said, years, span, reports, max(reported) if reports else last, aims, [])

    def column(self, place: int) -> Column:
        """The column of a head; those before it have been read."""
        head, role = self.heads[place], self.said[place]
        if role in ("number", "group", "label", "unit", "duty", "remark"):
            return Column(head, role)  # type: ignore[arg-type]
        if not role:
            return Column(head, "remark")
        if role == "change":
            return self._change(place)
        values, year = self._holds(role, self.years[place])
        unit = _UNIT_OF_HEAD.search(head)
        return Column(head, values, year, unit=unit[1] if unit and cells.is_unit(unit[1]) else "")

    def _holds(self, role: str, year: int | None) -> tuple[Role, int | None]:
        """What stands under a head of values, and of which year."""
        if self.reports:
            return "result", year or self.last
        if role == "target":
            return "target", year or self.last
        if role in ("year", "period"):
            year = year or self.last
            return _of_year(year, self.last, "target" in self.said, self.span), year
        if year not in self.aims and ((year or self.last) < self.last or role == "base"):
            # What was reached within the years of the plan is no base of it.
            return "result" if role == "result" and (year or self.last) >= self.span.first else "base", year
        return "result", year or self.last

    def _change(self, place: int) -> Column:
        """A column of by how much values rose, in a year or over some."""
        head, year = self.heads[place], self.years[place]
        last = self.columns[-1] if self.columns else None
        before = last if last and last.role in ("base", "target", "result") else None
        stem = _stem(head, self.span)
        if stem:
            return Column(head, *self._holds(cells.role_of(stem), _year(stem)), grows=True)
        if stem is not None and last and last.role == "remark":
            return Column(head, "remark")
        if stem is not None and before and before.year:
            return replace(before, head=head, grows=True, unit="")
        since = _SINCE.search(head)
        total = since is not None or "累计" in head and "年均" not in head

        def over(role: Role, year: int | None) -> Column:
            return Column(head, role, year, True, total, since=int(since[1]) if since else None)

        if self.reports:
            return over("result", year or self.last)
        again = before is not None and before.role == "base" and "change" in self.said[place + 2 :]
        if before and not year and (before.role == "result" or again):
            # of that year, or of those up to it: nobody says
            return over(before.role, before.year) if _OF_YEARS.search(head) else Column(head, "remark")
        if year and year < min(self.last, self.span.first):
            return over("base", year)
        return over("yearly", year or self.last)


def _stem(head: str, span: Span) -> str | None:
    """What stands before the words for a growth within a year (2025年计划增长: 2025年计划); None where it is none."""
    found = _IN_A_YEAR.search(head)
    if not found or span.first != span.last and not found[0].startswith(("同比", "比上年")):
        return None
    stem = head[: found.start()]
    return stem if not stem or cells.role_of(stem) in ("target", "result", "base", "year") else None


def _of_year(year: int, last: int, has_target: bool, span: Span) -> Role:
    """What stands in a column of which only the year is said."""
    if has_target:
        return "base" if year < last else "result" if year == last else "target"
    return "target" if year >= span.first else "base"


def _year(text: str) -> int | None:
    """The last year that a head names, or the last of the five-year plan that it names."""
    text = _SINCE.sub("", text)
    years = _YEAR.findall(text)
    period = _PERIOD.search(text)
    return (
        int(years[-1]) if years else 2010 + 5 * "一二三四五六".index(period[1]) if period and period[1] > "" else None
    )


# What a cell says


def values(cell: str) -> list[Value]:
    """What a cell says; nothing for —, *, 未公布."""
    if cells.is_several(cell):
        return []
    cell = _MINUS.sub("-", re.sub(r"\s", "", cell))
    if cells.is_nothing(cell):
        return []
    own = _OWN_YEAR.search(cell)
    year = int(own[1]) if own else None
    remark = _REMARK.search(cell)
    if own:
        cell = cell[: own.start()]
    elif remark and not cells.is_unit(remark[0]):
        cell = cell[: remark.start()]
    total = bool(_IN_BRACKETS.search(cell))
    return [_value(part, total, year) for part in _PARTS.split(cell) if part.strip(f"{cells.OPENING}{cells.CLOSING}")]


def _value(part: str, total: bool, year: int | None) -> Value:
    found = _FIGURE.fullmatch(part) if cells.is_value(part) else None
    growth = _GROWTH.search(found["lead"] if found else part)
    of = growth[0] if growth and not cells.is_worded(part) else ""
    if not found:
        return Value(part.strip(f"{cells.OPENING}{cells.CLOSING}"), of=of, total=total, year=year)
    around = f"{found['lead']}{found['unit']}{found['tail']}"
    op: Operator = (
        ">=" if _AT_LEAST.search(around) else "<=" if _AT_MOST.search(around) else "~" if _ABOUT.search(around) else "="
    )
    unit = _WORD_UNIT.search(f"{found['unit']}{found['tail']}")
    low = _number(found["sign"] + found["low"])
    high = _number(found["high"]) if found["high"] else None
    if high is not None and high <= low:
        high = None
    return Value(part, low, high, "=" if high is not None else op, unit[0] if unit else "", of, total, year)


def _number(text: str) -> int | float:
    value = float(text.replace(",", ""))
    return int(value) if value == int(value) and "." not in text else value


# A row as commitments


@dataclass(frozen=True, slots=True)
class _Fact:
    """One thing that a row measures: what it is called, in which unit, and what the columns say of it."""

    label: str
    unit: str
    said: tuple[tuple[Column, Value], ...]


def commitments(
    tables: Sequence[IndicatorTable], passage: Passage, plan: str, first: int, coder: Coder
) -> tuple[Commitment, ...]:
    """The rows of the tables of a clause as its commitments, numbered from ``first`` on."""
    found: list[Commitment] = []
    for table in tables:
        for row in table.rows:
            for strength, facts in _promises(table, row):
                name = f"{plan}/{passage.id}.{first + len(found)}"
                found.append(_commitment(name, table, row, facts, strength, passage, coder))
    return tuple(found)


def _promises(table: IndicatorTable, row: Sequence[str]) -> Iterator[tuple[Literal["commit", "done"], list[_Fact]]]:
    """What a row promises, and what it reports, each with how firm that is."""
    facts = list(_facts(table, row))
    planned = [replace(fact, said=tuple(pair for pair in fact.said if pair[0].role != "result")) for fact in facts]
    done = [replace(fact, said=tuple(pair for pair in fact.said if pair[0].role == "result")) for fact in facts]
    if any(column.role != "base" for fact in planned for column, _ in fact.said):
        yield "commit", planned
    if any(fact.said for fact in done):
        yield "done", done


def _facts(table: IndicatorTable, row: Sequence[str]) -> Iterator[_Fact]:
    """What a row measures: one thing, also its growth, or two that it names together."""
    label, unit = _named(table.label(row), table.cell(row, "unit"))
    if not label:
        return
    unit = unit or ("" if _RATE.search(label) else table.unit)
    said = [
        (column, replace(value, year=table.starred) if table.starred and value.words[-1:] in _STARS else value)
        for column, cell in zip(table.columns, row)
        if column.role in ("base", "target", "result", "yearly")
        for value in values(cell)
    ]
    levels = {column.role for column, value in said if value.low is not None}
    said = [
        pair
        for pair in said
        if not (_MOVED.search(pair[0].head) and levels >= {"base", "target"}) or _is_difference(*pair, said)
    ]
    # What a share or a growth rose by is in points or in per cent: nobody says.
    grown = {(column.role, column.year) for column, _ in said if not column.grows}
    rate = unit in _PER_CENT
    said = [
        pair
        for pair in said
        if not (pair[0].grows and (rate or _GROWS.search(label))) or (pair[0].role, pair[0].year) not in grown
    ]
    # A target in words over two columns is one: 完成省下达任务
    worded = [pair[1] for pair in said if pair[0].role == "target" and pair[1].low is None]
    said = [pair for pair in said if pair[0].role != "yearly" or pair[1] not in worded]
    pairs = [pair for pair in said if "分别" in pair[1].words]
    both = _BOTH.fullmatch(label) if pairs else None
    if both and pairs:
        column = pairs[0][0]
        twice = [value for other, value in said if other is column]
        for number, name in enumerate(_members(both["first"], both["second"])):
            own = [pair for pair in said if pair[0] is not column]
            yield _Fact(name + both["tail"], unit, (*own, *((column, value) for value in twice[number : number + 1])))
        return
    # Under growth alone a thing grows by so much: 地区生产总值, %, 5.6
    changes = [column for column in table.columns if column.role in ("base", "target", "result", "yearly")]
    if (
        rate
        and not _MOVES.search(label)
        and all(_GROWTH.search(one.head) and (one.spans or one.grows) for one in changes)
    ):
        label += "年均增速" if any(column.spans for column in changes) else "增速"
    falls = [pair for pair in said if not rate and _falls(pair[1], label)]
    said = [pair for pair in said if pair not in falls]
    grows = [pair for pair in said if _is_growth(*pair, label, unit)]
    moves = [pair for pair in said if pair not in grows and _is_difference(*pair, said)]
    yield _Fact(label, unit, tuple(pair for pair in said if pair not in grows and pair not in moves))
    named = ((f"{label}年均增速", "spans"), (f"{label}增速", "grows"), (f"{label}累计增长", "since"))
    for name, sort in named:
        if of_these := tuple(pair for pair in grows if _sort(*pair, table) == sort):
            yield _Fact(name, "%", of_these)
    for column, value in falls:
        yield _Fact(f"{label}{value.words[:2]}", "%", ((column, value),))
    if moves:
        yield _Fact(f"{label}累计变化", "百分点" if unit in ("%", "％") else unit, tuple(moves))


def _falls(value: Value, label: str) -> bool:
    """Whether a value is by how much the thing is to change: 下降12% beside 20立方米."""
    fall = _FALLS.match(value.words)
    return fall is not None and value.unit in ("%", "％") and not label.endswith(fall[0])


def _sort(column: Column, value: Value, table: IndicatorTable) -> str:
    """How long the growth in a column takes: some years on the average, one, or all since one."""
    if column.since:
        return "since"
    of_one = table.of_one_year and not column.spans and not value.of.startswith("年均")
    return "grows" if column.grows or of_one else "spans"


def _is_difference(column: Column, value: Value, said: Sequence[tuple[Column, Value]]) -> bool:
    """Whether a total only tells how far the target lies from the base: 73.2, 76, [2.8]; jobs of five years do not."""
    if not column.spans or value.low is None or not _is_total(value, column):
        return False
    bases, targets = (
        [other.low for one, other in said if one.role == role and other.low is not None and not one.spans]
        for role in ("base", "target")
    )
    return any(abs(target - base - value.low) < _ROUNDING for base in bases for target in targets)


def _members(first: str, second: str) -> tuple[str, str]:
    """Two things named together, each in full: 事故起数和死亡人数 share what comes first, 城镇和农村居民收入 the
    last.
    """
    measure = _MEASURE.search(first)
    if measure:
        return first, first[: measure.start()] + second
    return first + second[len(first) :], second


def _is_growth(column: Column, value: Value, label: str, unit: str) -> bool:
    """Whether a cell gives the growth of what the row measures, not the thing itself (19428.78，年均增速4.8%)."""
    if unit in _PER_CENT or _GROWTH.search(label):
        return False
    if not column.spans:
        return bool(value.of) or column.grows
    rate = value.unit in ("%", "％") or not value.total and _GROWTH.search(column.head) is not None
    return bool(value.of) or rate or value.low is None and "同步" in value.words


def _named(label: str, unit: str) -> tuple[str, str]:
    """The label without its unit, and the unit of the row."""
    label = re.sub(r"(?<=[^\x00-\xff])\s+(?=[^\x00-\xff])", "", label)
    label, unit = re.sub(r"^\d{1,3}[.、．]\s?(?!\d)", "", label.strip("*＊∗ ")), re.sub(r"\s", "", unit)
    label = _OF_IT.sub("", _MARKS.sub("", label).rstrip())
    inside = _UNIT_OF_LABEL.search(label)
    if inside and not _NO_UNIT.match(inside[1]) and not inside[1].isdigit():
        label, unit = label[: inside.start()], unit or inside[1]
    unit = "" if cells.is_nothing(unit) else unit if "（" in unit else unit.strip("（()）")
    return _MARKS.sub("", label).strip("：: "), unit


def _commitment(
    name: str,
    table: IndicatorTable,
    row: Sequence[str],
    facts: Sequence[_Fact],
    strength: Literal["commit", "done"],
    passage: Passage,
    coder: Coder,
) -> Commitment:
    duty = _duty(table.cell(row, "duty"))
    quantities: list[Quantity] = []
    told: list[str] = []
    for fact in facts:
        for column, value in fact.said:
            year = value.year or column.year or coder.span.first - 1
            aim = "目标" if column.aims else ""
            of = "" if fact is facts[0] else fact.label
            told.append(f"{of}{year}年{aim}{_shown(value, column, fact)}")
            quantity = _quantity(fact, column, value, year, duty, coder)
            quantities += [quantity] if quantity else []
    label = facts[0].label
    duty_word = [table.cell(row, "duty")] if duty and strength == "commit" else []
    known = [item.indicator for item in quantities if item.indicator]
    coding = coder.classifier.code(label, label, " ".join((passage.title, *passage.path[-1:])), known)
    return Commitment(
        id=name,
        themes=coding.themes,
        topic=coding.topic,
        also=coding.also,
        strength=strength,
        text=one_line(f"{label}：{'，'.join([*told, *duty_word])}"),
        cite=_cite(table, row, strength),
        confidence=coding.confidence,
        quantities=tuple(quantities),
    )


def _shown(value: Value, column: Column, fact: _Fact) -> str:
    """A value in words, as it stands, the unit of its row behind the number."""
    unit = "" if value.low is None or value.unit else fact.unit
    if _SCALE.fullmatch(value.unit):
        return value.words.replace(value.unit, _unit(value, fact), 1)
    words = re.sub(r"(?<=\d)(?=\D*$)", lambda _: unit, value.words, count=1)
    words = words.removeprefix(value.of) if fact.label.endswith(value.of) else words
    return f"{'累计' if _is_total(value, column) else ''}{words}"


def _unit(value: Value, fact: _Fact) -> str:
    """The unit of a value: 1.2万 where the row counts 家 is 万家."""
    if not _SCALE.fullmatch(value.unit):
        return value.unit or fact.unit
    whole = fact.unit if fact.unit.startswith(value.unit) else value.unit + fact.unit
    return whole if cells.is_unit(whole) else value.unit


def _is_total(value: Value, column: Column) -> bool:
    return column.role != "base" and (value.total or column.total) and value.low is not None


def _duty(cell: str) -> Duty | None:
    return "binding" if "约束" in cell else "indicative" if "预期" in cell else None


def _quantity(fact: _Fact, column: Column, value: Value, year: int, duty: Duty | None, coder: Coder) -> Quantity | None:
    """A value as a quantity; one in words is none unless a higher level hands it down."""
    kind: Kind = "target" if column.aims else "actual" if column.role == "result" else "baseline"
    delegated = kind == "target" and value.delegated
    if value.low is None and not delegated:
        return None
    unit = _unit(value, fact)
    total = _is_total(value, column)
    spans = column.spans or kind != "baseline" and _YEARLY.search(fact.label) is not None
    # What is handed down in a column for averages and totals may be either.
    annual = kind == "target" and spans and not total and (not delegated or "累计" not in column.head)
    first = column.since + 1 if column.since else coder.span.first if coder.span.first <= year else year - 4
    return Quantity(
        indicator=None if column.since else _indicator(fact, value, unit, coder),
        label=one_line(fact.label),
        op=value.op,
        value=value.low,
        value_max=value.high,
        unit=unit,
        from_year=first if (spans or total) and first < year else None,
        year=year,
        annual=annual and first < year,
        kind=kind,
        expected=kind == "actual" and ("预计" in column.head or value.words.endswith(_STARS)),
        duty=duty if kind == "target" else None,
        delegated=delegated,
    )


def _indicator(fact: _Fact, value: Value, unit: str, coder: Coder) -> str | None:
    """The indicator that a sentence with this label and figure would have."""
    whole = re.sub(r"[（(][^（()）]*[）)]", "", fact.label)
    thing, _, part = whole.partition("：")
    # 居民人均可支配收入：城镇
    return (
        _indicator_of(whole, value, unit, coder) or (part and _indicator_of(part + thing, value, unit, coder)) or None
    )


def _indicator_of(label: str, value: Value, unit: str, coder: Coder) -> str | None:
    label = re.sub(r"^(每[千万百]{1,2}(?:人口|人|名))[^：]*：", r"\1", label).replace("：", "")
    label = re.sub(r"(?:年均)?增速$|增长率$", "增长", label)
    number = _FOR_ALL if value.low is None else f"{value.low:g}"
    sentence = f"{label}{'' if re.search('(?:增长|降低|下降|提高|减少)$', label) else '达到'}{number}{unit}"
    found = figures(sentence)
    place = next(
        (place for place, item in enumerate(found) if item.is_quantity and item.end >= len(sentence) - len(unit)), None
    )
    return None if place is None else coder.labels.of(sentence, found, place).indicator


def _cite(table: IndicatorTable, row: Sequence[str], strength: str) -> str:
    """The label and what follows up to the value that it is about; the end of it, where that is too long."""
    roles = [column.role for column in table.columns]
    start = max(place for place, role in enumerate(roles) if role == "label")
    wanted = ("result",) if strength == "done" else ("target", "yearly")
    ends = [
        place for place, role in enumerate(roles) if role in wanted and row[place] and not cells.is_nothing(row[place])
    ]
    end = ends[0] if ends else start
    start, end = min(start, end), max(start, end)
    return one_line(" ".join(filter(None, row[start : end + 1])))[-LONGEST_CITE:].strip()
