"""Tables of tasks and projects as sentences: what is done, by when, and for how much, without whose it is.

| 项目名称 | 建设内容 | 总投资（亿元） | 责任单位 | becomes 甲路:新建道路4公里,总投资3.6亿元。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from plancmp.text.cells import is_unit, parted
from plancmp.text.segment import TABLE_UNIT
from plancmp.text.tables import rows

_TIMES = ("deadline", "term")
LONGEST_HEAD, FEWEST_COLUMNS, MOST_COLUMNS = 24, 3, 24

_UNIT = re.compile(r"[(（](?:单位[:：])?([^()（）]{1,8})[)）]$")
_RULE = re.compile(r"[\s|:\-]+")
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TOTAL = re.compile(r"(?:合|总|小)\s*计.{0,12}")
_SERIAL = re.compile(r"[(（]?\d{1,3}(?:[-.]\d{1,3})?[)）]?[.．、]?")
_DAY = r"(?:\d{1,2}月)?(?:(?:上|中|下)旬|\d{1,2}日|年?底|年?末)?"
_BY = re.compile(rf"(?P<year>20\d\d)(?:年|[./-](?=\d))?(?P<rest>{_DAY}|\d{{1,2}})(?:之?前)?")
_BY_MONTH = re.compile(rf"(?=\d|年)(?P<rest>{_DAY})(?:之?前)?")
_FROM_TO = re.compile(r"(20\d\d)年?(?:\d{1,2}月)?\s*[-—–~～至]{1,2}\s*(20\d\d)年?(?:\d{1,2}月)?(?:底|末)?")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column holds, what it is called, and in which unit."""

    role: str
    name: str
    unit: str


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, re.compile(pattern)) for role, pattern, _ in rows("works"))


def _column(head: str, unit: str) -> _Column | None:
    bare = re.sub(r"[\s“”\"*]", "", head)
    own = _UNIT.search(bare)
    name = bare[: own.start()] if own else bare
    if len(bare) > LONGEST_HEAD:
        return None
    role = next((role for role, pattern in _patterns() if pattern.fullmatch(name)), "")
    return _Column(role, name, own[1] if own else unit) if role else None


def sentences(lines: Sequence[str], start: int) -> tuple[list[str], int] | None:
    """The rows of the table whose head is the line at ``start`` as sentences, and where it ends; None where none is."""
    columns = _head(lines, start)
    if not columns:
        return None
    result: list[str] = []
    place = start + 1
    end = place
    while place < len(lines):
        cells = _cells(lines[place])
        place += 1
        if not cells and not lines[place - 1].strip():
            continue
        if len(cells) * 2 <= len(columns):
            break
        end, row = place, _placed(cells, columns)
        if row and (said := _sentence(row, columns)):
            result.append(said)
    return (result, end) if result else None


def _head(lines: Sequence[str], start: int) -> list[_Column]:
    heads = _cells(lines[start])
    if not FEWEST_COLUMNS <= len(heads) <= MOST_COLUMNS:
        return []
    over = TABLE_UNIT.fullmatch(lines[start - 1].strip()) if start else None
    columns = [_column(head, over["unit"].strip() if over else "") for head in heads]
    found = [column for column in columns if column]
    roles = {column.role for column in found}
    if len(found) < len(heads) or not roles & {"thing", "content"} or len(roles - {"number", "thing", "content"}) < 1:
        return []
    return found


def _cells(line: str) -> list[str]:
    """The cells of a row; none where a line is no row."""
    if _RULE.fullmatch(line) and "-" in line:
        return [""] * MOST_COLUMNS
    bare = line.strip()
    if "\t" in bare:
        return parted(line)
    return parted(bare) if re.match(r"\|.*\|$", bare) else []


def _placed(cells: Sequence[str], columns: Sequence[_Column]) -> list[str]:
    """A cell a column: of a row with fewer those of the left are missing, which are told once for several rows, but
    where it begins with its number. None of heads, totals and rows that only name a group.
    """
    told = [cell for cell in cells if cell]
    if len(set(told)) < 2 or len(cells) > len(columns) and "".join(cells[len(columns) :]):
        return []
    if any(map(_TOTAL.fullmatch, told[:2])) or re.sub(r"\s", "", told[-1]) == columns[-1].name:
        return []
    missing = [""] * (len(columns) - len(cells))
    begins = columns[0].role == "number" and _SERIAL.fullmatch(cells[0])
    return [*cells, *missing] if begins else [*missing, *cells][: len(columns)]


def _sentence(row: Sequence[str], columns: Sequence[_Column]) -> str:
    """What a row says is done; empty where it says nothing."""
    told = [
        re.sub("[。;；]+(?=.)", "；", cell.strip("。;； "))
        for cell, column in zip(row, columns)
        if column.role in ("thing", "content") and cell
    ]
    told = [cell for cell in dict.fromkeys(told) if re.search(r"[一-龥]{2}", cell)]
    if not told:
        return ""
    when = next((by for cell, column in zip(row, columns) if column.role in _TIMES and (by := _by(cell))), "")
    said = f"{when}{told[0]}" if len(told) == 1 else f"{told[0]}：{when}{'，'.join(told[1:])}"
    costs = ""
    for cell, column in zip(row, columns):
        amount = cell.removesuffix(column.unit)
        if column.role == "money" and is_unit(column.unit) and _AMOUNT.fullmatch(amount) and amount.strip("0."):
            costs += f"，{'其中' if costs else ''}{column.name}{amount}{column.unit}"
    return f"{said}{costs}。"


def _by(cell: str) -> str:
    """By when something is done, as a sentence says it: 2026年6月底 as 到2026年6月底,; nothing for 持续推进."""
    cell = re.sub(r"\s", "", cell)
    if over := _FROM_TO.fullmatch(cell):
        return f"{over[1]}—{over[2]}年，" if over[1] < over[2] else f"到{over[2]}年底，"
    if dated := _BY.fullmatch(cell):
        rest = dated["rest"]
        return f"到{dated['year']}年{f'{int(rest)}月' if rest.isdigit() else rest or '底'}，"
    month = _BY_MONTH.fullmatch(cell)
    return f"{month['rest']}前，" if month else ""
