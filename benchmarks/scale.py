"""A million and a half commitments: ``python -m benchmarks.scale`` compiles them and times the commands on them.

The records are made by recombining the shipped ones: each made-up city has the plans of a shipped one, each of their
records the beginning of one shipped record and the end of another, with other figures. They go straight into an index,
which stands in the cache for that of the shipped data, so that the ordinary command line reads it. Times are of whole processes, best of five.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.measure import ENVIRONMENT, Row, best, peak, table
from plancmp.index import cache
from plancmp.knowledge import files
from plancmp.knowledge.check import load
from plancmp.knowledge.divisions import divisions
from plancmp.knowledge.load import Records
from plancmp.knowledge.yaml_io import uncollected
from plancmp.model import City, Clause, Commitment, Plan

QUERIES = (
    "中欧班列", "中歐班列", "班列", "高铁", "发展", "建设", "的", "zhongoubanlie", "sponge city", "CR Express", "中欧班劣", "海绵成市",
    "数字经济核心产业增加值", "470万标箱", "义新殴", "推进 高质量 发展", "火星移民", "a", "全", "a b c d e f g", "2025", "交通 金华 2027年", "q" * 200, "发展" * 50,
)
"""What people type, what is in every record, what is in none, and what nobody would type."""


class Recombined:
    """The records of made-up cities, beside the shipped ones, made when they are asked for."""

    def __init__(self, shipped: Records, size: int) -> None:
        self.themes, self.topics = shipped.themes, shipped.topics
        self.indicators, self.terms = shipped.indicators, shipped.terms
        self.shipped = shipped
        self.pool = list(shipped.commitments.values())
        self.cities, self.plans = dict(shipped.cities), dict(shipped.plans)
        self.template = {plan.id: plan for plan in shipped.plans.values()}
        of_city = {city: [plan for plan in shipped.plans.values() if plan.city == city] for city in shipped.cities}
        made = len(self.pool)
        for place, like in zip(divisions().values(), cycle(of_city)):
            if made >= size:
                break
            if place.id in self.cities:
                continue
            self.cities[place.id] = City(id=place.id, zh=place.name, en=place.en, adcode=place.adcode)
            for template in of_city[like]:
                plan = replace(template, id=template.id.replace(like, place.id, 1), city=place.id)
                self.plans[plan.id], self.template[plan.id] = plan, template
                made += sum(len(clause.commitments) for clause in shipped.clauses[template.id].values())
        self.clauses = _Clauses(self)
        self.commitments = _Commitments(self)


class _Lazy(dict[str, Any]):
    """A mapping over the plans of a :class:`Recombined` that holds none of its values."""

    def __init__(self, records: Recombined) -> None:
        super().__init__()
        self.records = records


class _Clauses(_Lazy):
    def __getitem__(self, plan: str) -> dict[str, Clause]:
        return self.records.shipped.clauses[self.records.template[plan].id]

    def items(self) -> Any:
        for plan in self.records.plans:
            yield plan, {name: replace(clause, plan=plan) for name, clause in self[plan].items()}


class _Commitments(_Lazy):
    def values(self) -> Any:
        chance = random.Random(7)
        yield from self.records.pool
        for plan in self.records.plans.values():
            if plan.id not in self.records.shipped.plans:
                yield from _recombined(self.records, plan, chance)


def _recombined(records: Recombined, plan: Plan, chance: random.Random) -> Iterator[Commitment]:
    for clause in records.clauses[plan.id].values():
        for number, item in enumerate(clause.commitments, 1):
            other = records.pool[chance.randrange(len(records.pool))]
            quantities = tuple(replace(part, value=_other(part.value, chance), base_value=None, base_unit=None) for part in item.quantities)
            yield Commitment(
                id=f"{plan.id}/{clause.id}.{number}", city=plan.city, plan=plan.id, clause=clause.id, themes=item.themes, topic=item.topic,
                strength=item.strength, text=item.text[: len(item.text) // 2] + other.text[len(other.text) // 2 :],
                text_en=item.text_en[: len(item.text_en) // 2] + other.text_en[len(other.text_en) // 2 :],
                names=item.names, cite=other.cite, origin=item.origin, quantities=quantities,
            )


def _other(value: float, chance: random.Random) -> float:
    return value + chance.randrange(1, 100)


def compile_index(size: int) -> None:
    """Compile ``size`` recombined records into the cache; print records, seconds, seconds of the processor, bytes and memory."""
    folders = files.folders()
    paths = [path for folder in folders for path in files.data_files(folder)]
    records: Any = Recombined(load(folders), size)
    started, worked = time.perf_counter(), time.process_time()
    total = sum(1 for _ in records.commitments.values())
    making, making_work = time.perf_counter() - started, time.process_time() - worked
    file = cache.place(folders)
    from plancmp.index.build import build

    before = _memory()
    identity = cache.identity(paths)
    started, worked = time.perf_counter(), time.process_time()
    with uncollected():
        cache._write(file, lambda db: build(records, db, identity))
    # What it takes to make the records up is no part of compiling them.
    seconds, work = time.perf_counter() - started - making, time.process_time() - worked - making_work
    print(total, seconds, work, file.stat().st_size, before, _memory())


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--records", type=int, default=1_500_000, help="how many commitments (default: 1,500,000)")
    parser.add_argument("--keep", type=Path, help="a folder for the index, used again when it holds one")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        large, small = chosen.keep or Path(scratch) / "large", Path(scratch) / "small"
        run(chosen.records, large, small)


def run(size: int, large: Path, small: Path) -> None:
    plancmp = [sys.executable, "-m", "plancmp"]
    at_scale, as_shipped = {**ENVIRONMENT, "PLANCMP_CACHE": str(large)}, {**ENVIRONMENT, "PLANCMP_CACHE": str(small)}
    rows: list[Row] = []
    if not list(large.glob("index-*.sqlite")):
        code = f"from benchmarks.scale import compile_index; compile_index({size})"
        said = subprocess.run([sys.executable, "-c", code], env=at_scale, check=True, capture_output=True, text=True).stdout
        total, seconds, work, length, before, after = map(float, said.split())
        shown = f"{total / seconds:,.0f} records/s ({total / work:,.0f} of the processor's time)"
        rows += [
            Row("build", shown, "at least 20,000", total / seconds >= 20_000),
            Row("index", f"{length / total:,.0f} bytes a record", "at most 1,200", length / total <= 1200),
            Row("memory the build adds", f"{(after - before) / 1e6:.0f} MB", "at most 150", after - before <= 150e6),
        ]
    subprocess.run([*plancmp, "list", "cities"], env=as_shipped, check=True, capture_output=True)
    built = {file: file.stat().st_ino for file in large.glob("index-*.sqlite")}
    floor = best([sys.executable, "-c", "import click"])
    rows.append(Row("floor: import click", f"{1000 * floor:.0f} ms", "", True))
    worst = 0.0
    for query in QUERIES:
        command = [*plancmp, "search", query, "--limit", "20", "--json"]
        seconds, memory = best(command, at_scale), peak(command, at_scale)
        worst = max(worst, memory)
        shown = query if len(query) < 20 else f"{query[:6]}… ({len(query)} characters)"
        rows.append(Row(f"search {shown}", f"{seconds * 1000:.0f} ms, {memory / 1e6:.0f} MB", "at most 300 ms", seconds <= 0.3))
    plans = _plans(at_scale)
    for theme in (["--theme", "transport"], []):
        compare = [*plancmp, "compare", "jinhua", "quzhou", *theme, "--json"]
        # Cities with the same plans as these two, the last of the index.
        pair = [[plan.removesuffix(of) for plan in plans if plan.endswith(of)][-1] for of in ("-decision-2022", "-proposal-15fyp")]
        alone = best(compare, as_shipped, 10)
        for which, cities in (("the shipped cities", compare[4:6]), ("the last cities", pair)):
            among_many = [*compare[:4], *cities, *compare[6:]]
            seconds = best(among_many, at_scale, 10)
            worst = max(worst, peak(among_many, at_scale))
            shown = f"{seconds * 1000:.0f} ms, shipped data {alone * 1000:.0f}: {seconds / alone:.2f} times"
            what = f"compare {which}, {theme[-1] if theme else 'all themes'}"
            rows.append(Row(what, shown, "at most 1.2 times", seconds <= 1.2 * alone))
    rows.append(Row("memory of a command", f"{worst / 1e6:.0f} MB", "at most 150", worst <= 150e6))
    if built != {file: file.stat().st_ino for file in large.glob("index-*.sqlite")}:
        raise SystemExit("the data files changed meanwhile, and with them the index: nothing was measured")
    print(table(rows))


def _plans(env: dict[str, str]) -> list[str]:
    said = subprocess.run([sys.executable, "-m", "plancmp", "list", "plans", "--json"], env=env, check=True, capture_output=True, text=True)
    return [row["id"] for row in json.loads(said.stdout)["rows"]]


if __name__ == "__main__":
    main()
