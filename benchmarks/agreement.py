"""How far two coders agree: ``python -m benchmarks.agreement`` prints the tables of docs/quality.md.

Every folder of benchmarks/second-coding is one measurement: units.tsv (plan, clause, cite, then theme, topic and
strength as coded first and second) and quantities.tsv (plan, clause, coder, value, unit, operator, year, annual, kind).
``plans`` also has the kind of a unit, which its strength says today; ``reports`` has the indicator of a quantity. The
clauses of ``reports`` are ``random.Random(2026).sample(clauses, round(len(clauses) / 5))`` of those of each plan that
hold a commitment, in their order.
"""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

FOLDER = Path(__file__).parent / "second-coding"
VARIABLES = ("theme", "topic", "strength", "kind")
REPORTED = {"done", "problem"}
FIELDS = (
    ("value", "unit"),
    ("value", "unit", "operator"),
    ("value", "unit", "year"),
    ("value", "unit", "indicator"),
    ("value", "unit", "operator", "year", "annual", "kind"),
)
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
        alpha([pair for name in random_numbers.choices(names, k=len(names)) for pair in groups[name]])
        for _ in range(RESAMPLES)
    )
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _units(rows: Sequence[dict[str, str]]) -> Iterable[str]:
    plans = ", ".join(f"`{plan}`" for plan in dict.fromkeys(row["plan"] for row in rows))
    yield f"{len(rows)} units of {len({(row['plan'], row['clause']) for row in rows})} clauses: {plans}\n"
    yield "| variable | agree | alpha | 95 % interval |\n| --- | ---: | ---: | --- |"
    for variable in VARIABLES:
        if f"{variable}_1" not in rows[0]:
            continue
        yield _agreed(variable, variable, rows)
        if variable == "strength":  # what a review reports is easy to tell and would hide how far promises agree
            promises = [row for row in rows if not {row["strength_1"], row["strength_2"]} & REPORTED]
            yield _agreed(f"strength of {len(promises)} promises", variable, promises)


def _agreed(name: str, variable: str, rows: Sequence[dict[str, str]]) -> str:
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        groups[f"{row['plan']}/{row['clause']}"].append((row[f"{variable}_1"], row[f"{variable}_2"]))
    pairs = [pair for group in groups.values() for pair in group]
    agree = sum(first == second for first, second in pairs) / len(pairs)
    low, high = interval(groups)
    return f"| {name} | {agree:.1%} | {alpha(pairs):.3f} | {low:.3f} – {high:.3f} |"


def _quantities(rows: Sequence[dict[str, str]]) -> Iterable[str]:
    yield "\n| quantities agree on | F1 |\n| --- | ---: |"
    for fields in FIELDS:
        if not rows[0].keys() >= set(fields):
            continue
        coded = {
            coder: Counter(
                tuple(row[name] for name in ("plan", "clause", *fields)) for row in rows if row["coder"] == coder
            )
            for coder in "12"
        }
        both = sum((coded["1"] & coded["2"]).values())
        yield f"| {', '.join(fields)} | {2 * both / (coded['1'].total() + coded['2'].total()):.3f} |"


def _measurement(folder: Path) -> str:
    return "\n".join([*_units(_rows(folder / "units.tsv")), *_quantities(_rows(folder / "quantities.tsv"))])


if __name__ == "__main__":
    print("\n\n".join(_measurement(folder) for folder in sorted(FOLDER.iterdir())))
