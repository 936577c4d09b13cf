"""Tables of indicators in a text, however the page broke them: each row one line, its cells parted by tabs.

Known are rows with tabs (as the readers of files give them), with wide gaps or ``|``, with one blank between cells, and
with a cell a line. A table is found by the words over its columns (tables/columns.tsv).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.text.cells import (
    CLOSING,
    LONGEST_HEAD,
    OPENING,
    VALUES,
    Column,
    begins_with_figure,
    has_unit,
    is_duty,
    is_label,
    is_nothing,
    is_several,
    is_unit,
    is_value,
    is_without_figure,
    is_worded,
    may_be_in_label,
    parted,
    role_of,
)
from plancmp.text.works import sentences

LONGEST_CELL, MOST_HEADS = 120, 40
MOST_WORDS = 12
"""So many pieces in a row without a value, a duty or a unit are no table any more."""
MOST_PIECES = 80
"""A row that was broken into more pieces is none."""
FEWEST_ROWS = 2
MOST_IN_VAIN = 20
"""As often as this a text is read for tables that turn out to be none: what is made to mislead takes no longer."""
DUTY = "属性"
"""What is put over the duties that rows have from their headings."""
MOST_EMPTY = 12
"""A gap stands for so many empty cells at most."""

ROW_END = "\u2063"
"""Ends a row of another table, whose lines are no broken ones of a text; nobody sees it, and the page takes it away."""

_SERIAL = re.compile(r"[（(]?(\d{1,3})[）)]?[.．、]?")
_NUMBER = "[一二三四五六七八九十]{1,4}"
_DUTY_OVER = re.compile(
    rf"(?:[（(]?(?:{_NUMBER}|\d{{1,2}})[)）、.．]\s?)?(?P<duty>约束性|预期性)指标(?:[（(][^（()）]{{1,8}}[)）])?[:：]?"
)
_PAGE = r"[—–\-－·\s]+\d{1,4}[—–\-－·\s]+|第\s?\d{1,4}\s?页(?:[\s/／共,，]{0,4}\d{1,4}\s?页)?"
_FURNITURE = re.compile(rf"{_PAGE}|[（(]?续[表上]?[）)]?.{{0,4}}|[（(]?接上[页表][）)]?")
_NOTE = re.compile(r"\s*[（(]?(?:注|备注|说明|数据来源|资料来源)\s*[:：\d（(]")
_HEADING = re.compile(rf"\s*(?:第{_NUMBER}[篇编章节部]|(?:专栏|图|附[表图件]|表)\s?\d|{_NUMBER}、|[（(]{_NUMBER}[）)])")
_BOUND = rf"(?:左右|以上|以下|以内|上下)[{OPENING}]?.{{0,8}}"
_OWN_YEAR = r"[（(](?:(?:19|20)\d\d年?|预计|预期|快报)[^（()）]{0,6}[）)]"
_CLINGS = re.compile(rf"{_BOUND}|{_OWN_YEAR}|[（(][^（()）\d]{{1,14}}[）)]|[{CLOSING}].*|[*＊∗※]+")
_HANGS = re.compile(rf"[/／,，、~～至]$|[{OPENING}][^{CLOSING}]*$")


def laid_out(text: str) -> tuple[str, int]:
    """The text with every row of a table of indicators as one line of cells parted by tabs, and how many tables it has.

    Elsewhere a tab becomes a comma between the cells of other tables, else a blank: a line with a tab is a row.
    """
    lines = text.split("\n")
    result: list[str] = []
    place = found = in_vain = 0
    while place < len(lines):
        if works := sentences(lines, place):
            result += (line + ROW_END for line in works[0])
            place = works[1]
            continue
        heads = _heads(lines, place) if in_vain <= MOST_IN_VAIN * len(lines) + 1000 else None
        table = _body(lines, heads) if heads else None
        if heads and table and _is_table(table, heads):
            names, duties = [column.head for column in heads.columns], [[duty] for duty in table.duties]
            result.append("\t".join([*names, DUTY] if duties else names))
            result += ("\t".join([*row, *duty]) for row, duty in zip(table.rows, duties or [[]] * len(table.rows)))
            place, found = table.end, found + 1
        else:
            end = heads.end if heads else place + 1
            in_vain += table.read - end if table else 0
            result += map(_untabbed, lines[place:end])
            place = end
    return "\n".join(result), found


def _untabbed(line: str) -> str:
    """A line that is no row of a table of indicators."""
    if "\t" not in line:
        return line
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    few = len(cells) < 3 and (not cells or cells[-1].isdigit() or len(cells) < 2)
    parted = "，".join(dict.fromkeys(cells))  # a comma that no number has in it
    return " ".join(dict.fromkeys(cells)) if few else parted + ROW_END


# Cells


def _cells(line: str, style: str, gap: int = 0) -> list[str]:
    """The cells of a line: ``style`` is grid (tabs or bars), wide (gaps of ``gap`` blanks a border) or loose."""
    if style == "grid":
        return parted(line)
    if style == "wide":
        line = line.replace("\u3000", "  ").replace("\t", "  ")
        cells = [""]
        for piece in re.split(r"( {2,})", line):
            if piece.startswith("  "):
                cells += [""] * (min(max(1, round(len(piece) / gap)), MOST_EMPTY) if gap else 1)
            else:
                cells[-1] += piece.strip()
        return cells
    return line.split()


def _style(line: str) -> str:
    if "\t" in line.strip() or re.match(r"\s*\|.*\|", line):
        return "grid"
    return "wide" if re.search(r"\S(?: {2,}|\u3000{1,})\S", line) else "loose"


# What stands over the columns


@dataclass(frozen=True, slots=True)
class _Heads:
    """The head of a table: its columns, how cells are parted, and the line after it."""

    columns: tuple[Column, ...]
    style: str
    gap: int
    end: int
    words: frozenset[str]


def _heads(lines: Sequence[str], start: int) -> _Heads | None:
    """The head of a table that begins at a line."""
    if len(lines[start]) > LONGEST_CELL * 3 or not lines[start].strip():
        return None
    style = _style(lines[start])
    if not _is_head_line(lines[start], style):
        return None
    taken: list[str] = []
    end = start
    while end < len(lines) and len(taken) < MOST_HEADS:
        line = lines[end]
        own = _style(line)
        style = own if style == "loose" and own != "loose" else style
        if re.fullmatch(r"[\s|:\-]*", line):
            end += 1
            continue
        if not _is_head_line(line, style):
            break
        taken.append(line)
        end += 1
    if taken and role_of(taken[0]) == "label" and any(role_of(word) == "label" for word in " ".join(taken[1:]).split()):
        return None  # the first line is the title
    gap = _gap(lines[start:end]) if style == "wide" else 0
    if style == "wide" and not gap:
        style = "loose"
    grid = [_cells(line, style, gap) for line in taken]
    width = Counter(len(_cells(line, style, gap)) for line in lines[end : end + 12] if line.strip()).most_common(1)
    heads = (
        _merged(_continued(grid, style), width[0][0] if width else 0)
        if style != "loose"
        else _joined([cell for row in grid for cell in row])
    )
    columns = tuple(Column(head, role_of(head)) for head in heads)
    roles = Counter(column.role for column in columns)
    values = sum(roles[role] for role in VALUES)
    if any(column.head and not column.role for column in columns):
        return None
    exact = any("指标" in column.head for column in columns if column.role == "label")
    least = 2 if style == "grid" else 3
    if not (
        1 <= roles["label"] <= 2 and values and len(columns) >= least and (exact or style == "grid" or roles["unit"])
    ):
        return None
    around = (*lines[max(start - 1, 0) : start], *lines[end : end + 1])
    said = [column.head for column in columns if column.role in VALUES]
    if style == "grid" and len(set(said)) < len(said) and any(_is_of_head(line, columns) for line in around):
        return None  # words that say nothing of the columns tell those of one head apart: places, sorts
    words = frozenset(word for line in taken for word in line.split())
    return _Heads(columns, style, gap, end, words)


def _is_of_head(line: str, columns: Sequence[Column]) -> bool:
    """Whether a line has the head of the labels once more."""
    label = _place(columns, "label")
    cells = _cells(line, "grid") if _style(line) == "grid" else []
    return len(set(cells)) > 1 and any(role_of(cell) == "label" for cell in cells[label : label + 1])


def _is_head_line(line: str, style: str) -> bool:
    if len(line) > LONGEST_CELL * 3:
        return False
    cells = [cell for cell in _cells(line, style) if cell]
    return (
        bool(cells)
        and all(role_of(cell) or re.fullmatch(rf"[{OPENING}].{{1,10}}[{CLOSING}]", cell) for cell in cells)
        and not all(_SERIAL.fullmatch(cell) for cell in cells)
    )


def _gap(lines: Sequence[str]) -> int:
    """How many blanks stand between two cells; 0 where that varies too much to tell empty cells."""
    gaps = [
        len(match[0]) for line in lines for match in re.finditer(r"(?<=\S) {2,}(?=\S)", line.replace("\u3000", "  "))
    ]
    if not gaps:
        return 0
    usual = min(gaps)
    even = sum(size % usual == 0 for size in gaps)
    return usual if even >= 0.9 * len(gaps) else 0


def _continued(grid: list[list[str]], style: str) -> list[list[str]]:
    """The rows of a head, those joined whose cells were broken: a line that begins with words goes on with the last."""
    result: list[list[str]] = []
    for cells in grid:
        if result and style == "wide" and cells[0]:
            result[-1][-1] += cells[0]
            result[-1] += cells[1:]
        else:
            result.append(list(cells))
    return result


def _merged(grid: list[list[str]], width: int) -> list[str]:
    """One head a column, where a head of several columns has theirs in the line below; rows have ``width`` cells."""
    heads = grid[0] if grid else []
    for below in grid[1:]:
        own = [cell for cell in below if cell]
        if below == heads:
            continue
        if len(below) == len(heads) and not (below[0] == "" and len(heads) < width == len(heads) + len(own) - 1):
            heads = [above if above == cell or not cell else above + cell for above, cell in zip(heads, below)]
            continue
        lead = next((place for place, cell in enumerate(below) if cell), 0)
        trail = len(below) - lead - len(own)
        parent = lead if lead and lead + trail < len(heads) else _parent(heads)
        heads = [*heads[:parent], *(heads[parent] + cell for cell in own), *heads[parent + 1 :]]
    while heads and not heads[-1]:
        heads = heads[:-1]
    return heads


def _parent(heads: Sequence[str]) -> int:
    """Which head stands over several columns: the one of values that names no year, else the last."""
    wide = [place for place, head in enumerate(heads) if role_of(head) in VALUES and not re.search(r"20\d\d", head)]
    return wide[0] if wide else len(heads) - 1


def _joined(words: Sequence[str]) -> list[str]:
    """The heads that came as single words: 2025年 and 预计 are one, a 目标 before two years stands over both."""
    heads: list[str] = []
    over = ""
    for number, word in enumerate(words):
        role, following = role_of(word), words[number + 1 : number + 3]
        if heads and (
            heads[-1].endswith(("/", "／", "、"))
            or word[0] in "（(［[〔【"
            or role_of(heads[-1]) == "year"
            and role in ("target", "result", "base")
            and not re.search(r"\d{4}", word)
        ):
            heads[-1] += word
        elif (
            role in ("target", "period")
            and len(following) == 2
            and role_of(following[0]) == "year"
            and role_of(following[1]) in VALUES
        ):
            over = word
        else:
            heads.append(over + word if over and role in VALUES else word)
            over = over if role in VALUES else ""
    return heads


# The rows


@dataclass(slots=True)
class _Table:
    """Rows of as many cells as there are columns; ``end`` is the line after them, ``read`` that after all looked at."""

    rows: list[list[str]]
    end: int
    read: int
    duties: tuple[str, ...] = ()
    """The duty of each row, where rows that are headings say it (约束性指标) and no column does."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a cell: ``line`` it stands in, ``leads`` where it is the first there but for words."""

    text: str
    line: int
    leads: bool


def _body(lines: Sequence[str], heads: _Heads) -> _Table:
    """The rows below a head."""
    return _loose(lines, heads) if heads.style == "loose" else _placed(lines, heads)


def _is_table(table: _Table, heads: _Heads) -> bool:
    """Whether there are rows enough that say something of a thing."""
    label = _place(heads.columns, "label")
    held = [place for place, column in enumerate(heads.columns) if column.role in (*VALUES, "duty")]
    # Under 项目 or 内容 stand works too, whose columns say in sentences what is to be done.
    exact = "指标" in heads.columns[label].head
    good = [
        row
        for row in table.rows
        if row[label] and any(row[place] and (exact or not is_label(row[place])) for place in held)
    ]
    return len(good) >= FEWEST_ROWS and len(good) >= 0.6 * len(table.rows)


def _place(columns: Sequence[Column], role: str) -> int:
    """The last column of a role; -1 without."""
    return max((place for place, column in enumerate(columns) if column.role == role), default=-1)


def _ends(lines: Sequence[str], place: int) -> bool:
    """Whether a table has ended before a line: a note, a heading, a sentence."""
    line = lines[place]
    if _NOTE.match(line) or len(line) > LONGEST_CELL * 3:
        return True
    if "\t" not in line and ("。" in line or len(line.strip()) > LONGEST_CELL):
        return True
    if not _HEADING.match(line) or "\t" in line:
        return False
    follows = next((text for text in lines[place + 1 : place + 4] if text.strip()), "")
    return not (
        "\t" in follows or _SERIAL.fullmatch(follows.split()[0] if follows.split() else "") or is_value(follows.strip())
    )


def _placed(lines: Sequence[str], heads: _Heads) -> _Table:
    """The rows of a table whose empty cells can be told."""
    columns, size = heads.columns, len(heads.columns)
    numbered = _place(columns, "number") >= 0
    found: list[list[str]] = []
    current: list[str] = []
    under: list[str] = []  # the duty of each row by the heading above it
    place, end, blanks, expected, duty = heads.end, heads.end, 0, 1, ""
    above = ""  # a line without a value over the row
    while place < len(lines) and not _ends(lines, place):
        line = lines[place]
        place += 1
        cells = _cells(line, heads.style, heads.gap)
        if not any(cells) or re.fullmatch(r"[\s|:\-]*", line):
            blanks += 1
            if blanks > 3:
                break
            continue
        blanks = 0
        if heads.style == "grid" and len(cells) > 1 and above and _CLINGS.fullmatch(cells[0]):
            cells[0] = above + cells[0]
        above = cells[0] if len(cells) == 1 else ""
        if len(said := {cell for cell in cells if cell}) == 1 and (over := _DUTY_OVER.fullmatch(next(iter(said)))):
            if current:
                found.append(current)
                current = []
            under += [duty] * (len(found) - len(under))
            duty, end = over["duty"], place
            continue
        if _FURNITURE.fullmatch(line.strip()) or all(cell in heads.words or not cell for cell in cells):
            continue
        if len(cells) > 2 and len(set(cells)) == 1 and not is_value(cells[0]):
            continue  # a heading over all columns
        if heads.style == "grid" and _is_of_head(line, columns):
            continue
        serials = [match[1] for cell in cells[:2] if (match := _SERIAL.fullmatch(cell))]
        starts = (
            not cells[0]
            or str(expected) in serials
            or (heads.style == "grid" and len(cells) > 1 and not (numbered and _breaks(current, cells, size)))
            or (not numbered and (not current or len(current) >= size - 1))
        )
        alone = len(cells) == 1
        if alone and (heads.style == "grid" or not current or len(current) >= size) and not _goes_on(cells[0], current):
            if _HEADING.match(line) or len(cells[0]) > LONGEST_HEAD or heads.style == "wide":
                if heads.style == "grid":
                    continue
                place -= 1
                break
            continue
        if str(expected) in serials and starts:
            expected += 1
        if starts or not current:
            if current:
                found.append(current)
            current = list(cells)
        else:
            current[-1] += cells[0]
            current += cells[1:]
        end = place
    if current:
        found.append(current)
    under += [duty] * (len(found) - len(under))
    parted = [[*_parted(_aligned(cells, columns), columns)] for cells in found]
    rows = _inherited([row for several in parted for row in several], columns)
    told = any(under) and _place(columns, "duty") < 0
    duties = tuple(own for own, several in zip(under, parted) for _ in several) if told else ()
    return _Table(rows, end, place, duties)


def _breaks(current: Sequence[str], cells: Sequence[str], size: int) -> bool:
    """Whether a line break in the last cell of a row, which has no value yet, parts it from these cells."""
    return (
        1 < len(current) < size == len(current) + len(cells) - 1
        and not any(map(is_value, current[1:]))
        and is_label(current[-1])
        and not _SERIAL.fullmatch(cells[0])
    )


def _goes_on(cell: str, current: Sequence[str]) -> bool:
    """Whether a line of one cell is the rest of the cell before it."""
    return bool(current) and (
        bool(_CLINGS.fullmatch(cell))
        or not _HEADING.match(cell)
        and len(cell) <= 12
        and "。" not in cell
        and bool(re.search(r"[一-龥]$", current[-1]))
    )


def _aligned(cells: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The cells of a row under their columns."""
    size, label = len(columns), _place(columns, "label")
    cells = list(cells)
    while len(cells) > size and not cells[-1]:
        cells.pop()
    if len(cells) > size:  # the label is in two cells: the thing, and what of it is measured
        extra = len(cells) - size
        parts = dict.fromkeys(cells[label : label + extra + 1])
        row = [*cells[:label], "：".join(part for part in parts if part), *cells[label + extra + 1 :]]
        if not cells[label] and row[label]:
            row[label] = "：" + row[label]
        return row
    if len(cells) == size and not cells[label] and is_label("".join(cells[label + 1 : label + 2])):
        return [*cells[:label], "：" + cells[label + 1], *cells[label + 2 :], ""]
    if len(cells) < size:
        return _assigned(cells, columns)[0]
    return cells


def _parted(row: Sequence[str], columns: Sequence[Column]) -> Iterator[list[str]]:
    """The rows in one whose cells have several lines: each as many figures as the label has words."""
    names = row[_place(columns, "label")].split()
    parts = [cell.split() for cell in row]
    held = [part for part, column in zip(parts, columns) if part and column.role in VALUES and column.role != "change"]
    several = any(map(is_several, row)) and all(len(part) == len(names) for part in held) and all(map(is_label, names))
    for number in range(len(names) if several else 1):
        yield [part[number] if several and len(part) == len(names) else cell for part, cell in zip(parts, row)]


def _inherited(table: list[list[str]], columns: Sequence[Column]) -> list[list[str]]:
    """Rows below a cell that stands for several have what it says: the thing measured, its duty."""
    label, duty = _place(columns, "label"), _place(columns, "duty")
    above = ""
    for number, row in enumerate(table):
        if row[label].startswith("："):
            row[label] = above + row[label]
            if duty >= 0 and number and not row[duty]:
                row[duty] = table[number - 1][duty]
        else:
            above = row[label].split("：")[0]
    return table


def _cost(role: str, text: str) -> float:
    """How ill a text fits a column."""
    if not text:
        return {"label": 3.0, "group": 0.1, "number": 0.3, "remark": 0.1, "unit": 0.8}.get(role, 0.6)
    value, words = is_value(text), is_worded(text)
    if role == "number":
        return 0.0 if _SERIAL.fullmatch(text) else 6.0
    if role == "group":
        return 5.0 if value or is_duty(text) or is_unit(text) else 0.5
    if role == "label":
        return 0.0 if is_label(text) else 2.0 if words else 6.0
    if role == "unit":
        if text in ("%", "％") or is_unit(text):
            return 0.0
        return (
            0.3
            if is_nothing(text)
            else 0.5
            if len(text) <= 8 and is_without_figure(text) and not is_duty(text)
            else 5.0
        )
    if role == "duty":
        return 0.0 if is_duty(text) else 6.0
    if role == "remark":
        return 1.0
    if is_duty(text):
        return 6.0
    if value:
        return 0.0
    if words or begins_with_figure(text):
        return 0.2
    return 3.0 if is_unit(text) else 6.0 if has_unit(text) and not begins_with_figure(text) else 1.5


LONGEST_RUN = 6
"""A cell was broken into so many pieces at most."""
LEFT_OVER, JOINT, LEFT_EMPTY = 0.3, 0.1, 0.001


def _cost_of_joint(role: str, pieces: Sequence[str]) -> float:
    """How ill pieces go together in one cell: figures are no part of a label, a duty stands alone."""
    values = sum(map(is_value, pieces))
    ill = values * 4 if role == "label" else max(values - 1, 0) * 4
    return JOINT * (len(pieces) - 1) + ill + 6 * any(map(is_duty, pieces))


def _assigned(pieces: Sequence[str], columns: Sequence[Column], joins: bool = False) -> tuple[list[str], int]:
    """The pieces under the columns in their order, as cheaply as can be, and how many were used up.

    With ``joins`` a cell may take several pieces and pieces may be left over; without, each is one cell.
    """
    count, size = len(pieces), len(columns)
    longest = LONGEST_RUN if joins else 1
    infinite = float("inf")
    best = [[infinite] * (count + 1) for _ in range(size + 1)]
    back = [[0] * (count + 1) for _ in range(size + 1)]
    best[0][0] = 0.0
    for number, column in enumerate(columns):
        for used in range(count + 1):
            if best[number][used] == infinite:
                continue
            for run in range(min(longest, count - used) + 1):
                cost = best[number][used] + _cost(column.role, "".join(pieces[used : used + run]))
                # Which cells are empty is not told: the last ones are left out first.
                cost += LEFT_EMPTY * (size - number) if run == 0 else 0
                cost += _cost_of_joint(column.role, pieces[used : used + run]) if run > 1 else 0
                if cost < best[number + 1][used + run]:
                    best[number + 1][used + run] = cost
                    back[number + 1][used + run] = run
    if joins:
        used = min(range(count + 1), key=lambda place: best[size][place] + LEFT_OVER * (count - place))
    else:
        used = count
    if best[size][used] == infinite:  # more cells than columns
        return [*pieces[:size], *[""] * (size - count)], min(count, size)
    row = [""] * size
    end = used
    for number in range(size, 0, -1):
        run = back[number][end]
        row[number - 1] = "".join(pieces[end - run : end])
        end -= run
    return row, used


def _loose(lines: Sequence[str], heads: _Heads) -> _Table:
    """The rows of a table whose cells are parted by one blank or by line breaks."""
    pieces = _pieces(lines, heads)
    numbered = _place(heads.columns, "number") >= 0
    found: list[list[str]] = []
    end = heads.end
    group = ""
    for number, (lead, chunk) in enumerate(_chunks(pieces, numbered), 1):
        group = "".join(piece.text for piece in lead) or group
        made, used = _rows_of(chunk, heads.columns, str(number), group)
        found += made
        if used:
            end = chunk[used - 1].line + 1
        if used < len(chunk):
            group = "".join(piece.text for piece in chunk[used:])
    return _Table(found, end, max(end, pieces[-1].line + 1 if pieces else 0))


def _pieces(lines: Sequence[str], heads: _Heads) -> list[_Piece]:
    """The pieces of cells below a head, up to where the table ends."""
    pieces: list[_Piece] = []
    words = 0
    for place in range(heads.end, len(lines)):
        line = lines[place]
        if _ends(lines, place) or words > MOST_WORDS:
            break
        cells = line.split()
        if (
            not cells
            or _FURNITURE.fullmatch(line.strip())
            or len(cells) > 2
            and all(cell in heads.words for cell in cells)
        ):
            continue
        leads = True
        for cell in cells:
            if len(cell) > LONGEST_CELL:
                return pieces
            clings = _CLINGS.fullmatch(cell) or (pieces and _HANGS.search(pieces[-1].text) and not is_duty(cell))
            if pieces and clings and len(pieces[-1].text) < LONGEST_CELL:
                pieces[-1] = _Piece(pieces[-1].text + cell, place, pieces[-1].leads)
                continue
            pieces.append(_Piece(cell, place, leads))
            telling = is_value(cell) or is_duty(cell)
            leads = leads and not telling
            words = 0 if telling else words + 1
    return pieces


def _chunks(pieces: Sequence[_Piece], numbered: bool) -> Iterator[tuple[Sequence[_Piece], Sequence[_Piece]]]:
    """The pieces row by row as their numbers tell, each with the words that stand before its number."""
    if not numbered:
        yield (), pieces
        return
    starts: list[int] = []
    full = True  # whether the row before has a value
    for place, piece in enumerate(pieces[:-1]):
        if (
            full
            and piece.leads
            and piece.text in (str(len(starts) + 1), f"{len(starts) + 1}.")
            and is_label(pieces[place + 1].text)
        ):
            starts.append(place)
            full = False
        elif is_value(piece.text) or is_duty(piece.text) or is_worded(piece.text):
            full = True
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(pieces)
        yield (pieces[:start] if number == 0 else ()), pieces[start + 1 : end]


def _rows_of(
    chunk: Sequence[_Piece], columns: Sequence[Column], number: str, group: str
) -> tuple[list[list[str]], int]:
    """The rows in the pieces of one number (several where a thing is measured twice), and how many pieces they took."""
    inner = [column for column in columns if column.role not in ("number", "group")]
    borders = [0, *_borders(chunk), len(chunk)]
    made: list[list[str]] = []
    used = 0
    above = ""
    for start, end in zip(borders, borders[1:]):
        texts = [piece.text for piece in chunk[start:end]][:MOST_PIECES]
        own = 0
        while own < len(texts) and is_label(texts[own]):
            own += 1
        if len(borders) > 2 and start == 0 and own > 1 and _place(columns, "number") >= 0:
            above = "".join(texts[: own - 1])
            texts = texts[own - 1 :]
        row, taken = _assigned(texts, inner, joins=True)
        used = start + taken + (own - 1 if above and start == 0 else 0)
        made.append(row)
    label, duty = _place(inner, "label"), _place(inner, "duty")
    duties = {row[duty] for row in made if duty >= 0 and row[duty]}
    for row in made:
        if above:
            row[label] = f"{above}：{row[label]}"
        if duty >= 0 and not row[duty] and len(duties) == 1 and _place(columns, "number") >= 0:
            row[duty] = next(iter(duties))
    whole = []
    for place, row in enumerate(made):
        cells = iter(row)
        beside = {"group": group, "number": "" if place else number}
        whole.append([beside[column.role] if column.role in beside else next(cells) for column in columns])
    return whole, used


def _borders(chunk: Sequence[_Piece]) -> list[int]:
    """Where another row begins among the pieces: at a label that stands after a value and before one."""
    found = []
    told = False
    place = 0
    while place < len(chunk):
        text = chunk[place].text
        if is_value(text) or is_duty(text) or is_worded(text):
            told = True
        elif told and chunk[place].leads and is_label(text):
            end = place
            while end < len(chunk) and end - place < LONGEST_RUN and may_be_in_label(chunk[end].text):
                end += 1
            if end < len(chunk) and (is_value(chunk[end].text) or is_unit(chunk[end].text)):
                found.append(place)
                told = False
            place = end
            continue
        place += 1
    return found
