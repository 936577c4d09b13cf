"""How well tables of main indicators are read: outlines of cities against their tables coded by reading.

    python -m benchmarks.tables [--sources DIR] [-v]

Each open_set/<city>-<period>.table.tsv holds one table, a row an indicator. The outline that it stands in is looked for
in DIR as <city>-outline-<period of its plan>.txt, and skipped where it is not there. A row is right when base, target
(year, bound, value, yearly or cumulative, delegated), unit and duty all are; a result is counted apart.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from plancmp import KnowledgeBase
from plancmp.errors import UnknownName
from plancmp.ingest.draft import Draft, Reader
from plancmp.ingest.readers import read
from plancmp.model import Quantity

GOLD = Path(__file__).parent / "open_set"
OUTLINES = Path(__file__).parent.parent.parent / "shared" / "outlines"
Row = dict[str, str]


def gold(path: Path) -> list[Row]:
    """The rows of one coded table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def drafts(sources: Path, reader: Reader) -> Iterator[tuple[str, Draft, float]]:
    """The outlines that are in a folder, drafted: city, draft, seconds."""
    for path in sorted(sources.glob("*-outline-*.txt")):
        city, _, period = path.stem.partition("-outline-")
        started = time.perf_counter()
        year = 2011 + 5 * (int(period.removesuffix("fyp")) - 12)
        try:
            draft = reader.read(read(path).text, path.name, city=city, type="outline", year=year)
        except UnknownName:  # the nation's
            continue
        yield city, draft, time.perf_counter() - started


def _bare(label: str) -> str:
    """A label as it is compared: without brackets and marks."""
    return re.sub(r"[（(][^（()）]*[）)]|[：:\s]", "", label)


def found(draft: Draft) -> dict[str, list[Quantity]]:
    """The quantities of a draft that stand in tables, by label."""
    result: dict[str, list[Quantity]] = {}
    for clause in draft.clauses:
        if re.match(r"专栏|表|.*\(表\)$", clause.id):
            for item in clause.commitments:
                for part in item.quantities if re.match(r".+：.*\d{4}年", item.text) else ():
                    result.setdefault(_bare(part.label), []).append(part)
    return result


def _matches(quantity: Quantity, value: str, op: str, year: str, unit: str) -> bool:
    return (
        quantity.value == float(value)
        and quantity.op == (op or "=")
        and str(quantity.year) == year
        and quantity.unit == unit
    )


def judge(row: Row, quantities: Sequence[Quantity]) -> dict[str, bool]:
    """Of each part of a coded row, whether the draft has it so; a part that the row has not must not be there."""
    unit, remark = row["unit"], row["remark"]
    aims = [
        item
        for item in quantities
        if item.kind == "target"
        and str(item.year) == row["target_year"]
        and (remark == "cumulative") == (item.from_year is not None and not item.annual and not item.delegated)
    ]
    bases = [item for item in quantities if item.kind == "baseline"]
    results = [item for item in quantities if item.kind == "actual"]
    parts = {}
    if row["base_value"]:
        parts["base"] = any(_matches(item, row["base_value"], row["base_op"], row["base_year"], unit) for item in bases)
    if row["target_value"]:
        parts["target"] = any(
            _matches(item, row["target_value"], row["target_op"], row["target_year"], unit)
            and item.annual == (remark == "yearly")
            for item in aims
        )
    elif row["delegated"]:
        parts["target"] = any(item.delegated and item.value is None and item.unit == unit for item in aims)
    else:
        parts["target"] = not aims
    if aims:
        parts["duty"] = all(item.duty == row["duty"] for item in aims)
    if row["result_value"]:
        parts["result"] = any(
            _matches(item, row["result_value"], row["result_op"], row["target_year"], unit) for item in results
        )
    elif row["withheld"]:
        parts["result"] = not results
    return parts


def measure(path: Path, draft: Draft, verbose: bool) -> Counter[str]:
    """Counts over one table: rows, rows right, and of each part how often it is and how often it is right."""
    by_label = found(draft)
    count: Counter[str] = Counter()
    for row in gold(path):
        label = _bare(row["label"])
        names = [name for name in by_label if name == label] or [name for name in by_label if label.endswith(name)]
        quantities = [part for name in names[:1] for part in by_label[name]]
        parts = judge(row, quantities)
        right = all(value for name, value in parts.items() if name != "result")
        count["rows"] += 1
        count["right"] += right
        for name, value in parts.items():
            count[name] += 1
            count[f"{name} right"] += value
        if verbose and not all(parts.values()):
            print("     ", row["label"], parts, quantities)
    return count


def main() -> None:
    """Print every measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, default=OUTLINES)
    parser.add_argument("-v", action="store_true", help="show every miss")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    with KnowledgeBase.open() as kb:
        for city, draft, seconds in drafts(options.sources, Reader(kb)):
            parts = found(draft)
            named = sum(part.indicator is not None for group in parts.values() for part in group)
            print(
                f"{draft.plan.id}: {sum(map(len, parts.values()))} figures in tables, {named} with an indicator, "
                f"{seconds:.1f} s"
            )
            for path in sorted(GOLD.glob(f"{city}-*.table.tsv")):
                count = measure(path, draft, options.v)
                total += count
                print(f"  {path.name:28} {line(count)}")
    if total:
        print(f"  {'all':28} {line(total)}")


def line(count: Counter[str]) -> str:
    """The share of rows that are right, and of each part."""
    parts = ("base", "target", "duty", "result")
    shares = [f"{name} {count[f'{name} right']}/{count[name]}" for name in parts if count[name]]
    return f"rows {count['right']}/{count['rows']} ({count['right'] / count['rows']:.3f})  " + "  ".join(shares)


if __name__ == "__main__":
    main()
