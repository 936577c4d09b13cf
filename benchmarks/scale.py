"""Three thousand plans: ``python -m benchmarks.scale`` writes them, compiles them and times the commands on them.

The plans are made up of the clauses of the shipped ones (:mod:`benchmarks.plans`), each of another place, and lie in a
folder that ``PLANCMP_DATA`` names, so that the ordinary command line reads them. Times are of whole processes, best of
five; where a command changes the index, of one run.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import islice
from pathlib import Path

import yaml

from benchmarks import plans
from benchmarks.measure import ENVIRONMENT, Row, Run, best, peak, run, table
from plancmp.index import compile, freshness
from plancmp.index.lookup import marks
from plancmp.index.packing import COLUMNS, unpack
from plancmp.index.searchable import indexed, split
from plancmp.index.workers import number

PLANCMP = [sys.executable, "-m", "plancmp"]

QUERIES = (
    "中欧班列",
    "中歐班列",
    "班列",
    "高铁",
    "发展",
    "建设",
    "的",
    "zhongoubanlie",
    "sponge city",
    "CR Express",
    "中欧班劣",
    "海绵成市",
    "数字经济核心产业增加值",
    "470万标箱",
    "义新殴",
    "推进 高质量 发展",
    "火星移民",
    "a",
    "全",
    "a b c d e f g",
    "2025",
    "交通 金华 2027年",
    "q" * 200,
    "发展" * 50,
)
"""What people type, what is in every record, what is in none, and what nobody would type."""


SAMPLE = 50_000
"""Of so many records the floor is measured."""


def floor(index: Path) -> float:
    """Seconds a record that SQLite takes for the rows of an index when they are ready, on one processor."""
    with closing(sqlite3.connect(index)) as db:
        rows = list(islice(db.execute(f"SELECT {COLUMNS}, words, measures FROM commitment ORDER BY number"), SAMPLE))
    items, words = list(unpack(row[:-2] for row in rows)), [split(row[-2]) for row in rows]
    tokens = list(indexed(items, words))
    with tempfile.TemporaryDirectory() as scratch, closing(sqlite3.connect(Path(scratch) / "floor.sqlite")) as db:
        db.executescript(compile.LAYOUT)
        started = time.process_time()
        with db:
            insert = f"INSERT INTO commitment VALUES (?, {marks(rows[0])})"
            db.executemany(insert, ((at, *row) for at, row in enumerate(rows, 1)))
            db.executemany("INSERT INTO grams (rowid, words) VALUES (?, ?)", enumerate(tokens, 1))
        return (time.process_time() - started) / len(rows)


def parsed(folder: Path) -> float:
    """Seconds a record that the YAML parser takes for its events alone, of which nothing is made, on one processor."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))[:200]]
    records = sum(len(re.findall(r"^ *- id: \S+/\S+\.\d+$", text, re.M)) for text in texts)
    started = time.process_time()
    for text in texts:
        for _ in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            pass
    return (time.process_time() - started) / records


def built(env: Mapping[str, str], cache: Path, made: Path) -> list[Row]:
    """The first command, which compiles everything."""
    did = run([*PLANCMP, "list", "cities", "--json"], env)
    [index] = cache.glob("index-*.sqlite")
    size = index.stat().st_size
    with closing(sqlite3.connect(index)) as db:
        total = int(db.execute("SELECT value FROM meta WHERE key = 'commitments'").fetchone()[0])
    rate, least = total / did.seconds, floor(index)
    shown = f"{rate:,.0f} records/s ({total / did.work:,.0f} a second of processor)"
    return [
        Row(f"build {total:,} records, {number()} processes read", shown, "at least 20,000", rate >= 20_000),
        Row("floor: SQLite alone, rows made ready", f"{1 / least:,.0f} records/s", "", True),
        Row("floor: YAML's events alone", f"{1 / parsed(made):,.0f} records/s a processor", "", True),
        Row("index", f"{size / total:,.0f} bytes a record", "at most 1,200", size <= 1200 * total),
        Row("memory of the build, a process", f"{did.memory / 1e6:.0f} MB", "at most 200", did.memory <= 200e6),
    ]


def one_more(env: Mapping[str, str], folder: Path) -> list[Row]:
    """One plan is checked, added, and taken out again; each time the next command brings the index up to date."""
    [(name, text)] = plans.texts(1)
    file = folder / name.replace("-report-2025", "-report-2024")
    text = text.replace("-report-2025", "-report-2024")
    file.write_text(text, "utf-8")
    asked = [*PLANCMP, "search", "中欧班列", "--json"]
    checked = run([*PLANCMP, "check", str(file)], env)
    rows = [_within("check of one file", [checked], 5.0)]
    for what, args in (("add", ["add", str(file)]), ("remove", ["remove", file.stem])):
        did = [run([*PLANCMP, *args], env), run(asked, env)]
        rows.append(_within(f"{what} and the next command", did, 2.0))
    return rows


def _within(what: str, did: list[Run], seconds: float) -> Row:
    took, memory = sum(one.seconds for one in did), max(one.memory for one in did)
    failed = any(one.code > 1 for one in did)
    work = sum(one.work for one in did)
    shown = "failed" if failed else f"{took:.2f} s ({work:.2f} of processor), {memory / 1e6:.0f} MB"
    return Row(what, shown, f"at most {seconds:g} s, 200 MB", not failed and took <= seconds and memory <= 200e6)


def fresh(folder: Path) -> Row:
    """How long it takes to tell that no file has changed."""
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        count = len(freshness.listed([folder]))
        seconds.append(time.perf_counter() - started)
    return Row(f"freshness of {count:,} files", f"{1000 * min(seconds):.0f} ms", "at most 50 ms", min(seconds) <= 0.05)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--plans", type=int, default=3_000, help="how many plans (default: 3,000)")
    parser.add_argument("--keep", type=Path, help="a folder for plans and index, used again when it holds them")
    chosen = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for row in measured(chosen.plans, chosen.keep or Path(scratch), Path(scratch)):
            rows.append(row)
            print(f"{row.what}: {row.measured}", file=sys.stderr, flush=True)  # the whole takes an hour
    print(table(rows))


def measured(count: int, kept: Path, scratch: Path) -> Iterator[Row]:
    """Everything, in the order of the table."""
    if not (kept / "plans").is_dir():
        plans.write(kept, count)
    shutil.rmtree(kept / "mine", ignore_errors=True)
    home = {**ENVIRONMENT, "XDG_DATA_HOME": str(kept / "mine")}
    at_scale = {**home, "PLANCMP_CACHE": str(kept / "cache"), "PLANCMP_DATA": str(kept)}
    as_shipped = {**home, "PLANCMP_CACHE": str(scratch / "small")}
    if not list((kept / "cache").glob("index-*.sqlite")):
        yield from built(at_scale, kept / "cache", kept / "plans")
    for env in (at_scale, as_shipped):
        subprocess.run([*PLANCMP, "list", "cities"], env=env, check=True, capture_output=True)
    yield fresh(kept)
    yield from one_more(at_scale, scratch)
    click = best([sys.executable, "-c", "import click"])
    yield Row("floor: import click", f"{1000 * click:.0f} ms", "", True)
    worst = 0.0
    for query in QUERIES:
        command = [*PLANCMP, "search", query, "--limit", "20", "--json"]
        seconds, memory = best(command, at_scale), peak(command, at_scale)
        worst = max(worst, memory)
        shown = query if len(query) < 20 else f"{query[:6]}… ({len(query)} characters)"
        measure = f"{seconds * 1000:.0f} ms, {memory / 1e6:.0f} MB"
        yield Row(f"search {shown}", measure, "at most 300 ms", seconds <= 0.3)
    for theme in (["--theme", "transport"], []):
        compare = [*PLANCMP, "compare", "jinhua", "quzhou", *theme, "--json"]
        alone, seconds = best(compare, as_shipped, 10), best(compare, at_scale, 10)
        worst = max(worst, peak(compare, at_scale))
        shown = f"{seconds * 1000:.0f} ms, shipped data {alone * 1000:.0f}: {seconds / alone:.2f} times"
        what = f"compare the shipped cities, {theme[-1] if theme else 'all themes'}"
        yield Row(what, shown, "at most 1.2 times", seconds <= 1.2 * alone)
    for form in ("ndjson", "csv", "json"):
        memory = peak([*PLANCMP, "export", "-f", form], at_scale)
        worst = max(worst, memory)
        yield Row(f"export -f {form}", f"{memory / 1e6:.0f} MB", "at most 150 MB", memory <= 150e6)
    yield Row("memory of a command", f"{worst / 1e6:.0f} MB", "at most 150", worst <= 150e6)


if __name__ == "__main__":
    main()
