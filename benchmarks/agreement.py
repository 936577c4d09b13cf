"""How far two coders agree: ``python -m benchmarks.agreement`` prints the tables of docs/quality.md.

Reads benchmarks/second-coding/units.tsv (plan, clause, cite, then theme, topic, strength and kind as coded first and
second) and quantities.tsv (plan, clause, coder, value, unit, operator, year, annual, kind).
"""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parent / "second-coding"
VARIABLES = ("theme", "topic", "strength", "kind")
RESAMPLES = 2000


def alpha(pairs: Sequence[tuple[str, str]]) -> float:
    """Krippendorff's alpha for nominal data, two coders, nothing missing (Krippendorff 2019, ch. 12)."""
    counts = Counter(value for pair in pairs for value in pair)
    total = 2 * len(pairs)
    observed = sum(first != second for first, second in pairs) / len(pairs)
    expected = 1 - sum(count * (count - 1) for count in counts.values()) / (total * (total - 1))
    return 1 - observed / expected if expected else 1.0


def interval(groups: dict[str, list[tuple[str, str]]], seed: int = 1) -> tuple[float, float]:
    """The 95 % interval of alpha from resampling whole clauses: units of one clause are not independent."""
    random_numbers = random.Random(seed)
    names = sorted(groups)
    values = sorted(
        alpha([pair for name in random_numbers.choices(names, k=len(names)) for pair in groups[name]]) for _ in range(RESAMPLES)
    )
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _units() -> None:
    rows = _rows("units.tsv")
    print(f"{len(rows)} units of {len({(row['plan'], row['clause']) for row in rows})} clauses\n")
    print("| variable | agree | alpha | 95 % interval |\n| --- | ---: | ---: | --- |")
    for variable in VARIABLES:
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in rows:
            groups[f"{row['plan']}/{row['clause']}"].append((row[f"{variable}_1"], row[f"{variable}_2"]))
        pairs = [pair for group in groups.values() for pair in group]
        agree = sum(first == second for first, second in pairs) / len(pairs)
        low, high = interval(groups)
        print(f"| {variable} | {agree:.1%} | {alpha(pairs):.3f} | {low:.3f} – {high:.3f} |")


def _quantities() -> None:
    rows = _rows("quantities.tsv")
    print("\n| quantities agree on | F1 |\n| --- | ---: |")
    for fields in (("value", "unit"), ("value", "unit", "operator"), ("value", "unit", "year"), ("value", "unit", "operator", "year", "annual", "kind")):
        coded = {
            coder: Counter(tuple(row[name] for name in ("plan", "clause", *fields)) for row in rows if row["coder"] == coder)
            for coder in "12"
        }
        both = sum((coded["1"] & coded["2"]).values())
        print(f"| {', '.join(fields)} | {2 * both / (coded['1'].total() + coded['2'].total()):.3f} |")


if __name__ == "__main__":
    _units()
    _quantities()
