"""How long a user waits: ``python -m benchmarks.speed``, as ratios to what Python and its libraries take by themselves.

Whole processes by their processor time, the best of twenty, each in turns with its floor: so a machine that is busy
slows both. ``python -m benchmarks.speed compare track`` measures the commands of these names alone. Beside it what one
would type instead on the same text, where it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import ENVIRONMENT, Row, best, table, work
from plancmp.knowledge import files

PYTHON = sys.executable
PLANCMP = [PYTHON, "-m", "plancmp"]
CLICK = [PYTHON, "-c", "import click"]
RICH = [PYTHON, "-c", "import click, rich.table"]

WARM = (
    ("--version", CLICK, 1.3, ["--version"]),
    ("search --json", CLICK, 2.0, ["search", "中欧班列", "--json"]),
    ("search --json, a slip", CLICK, 2.0, ["search", "中欧班劣", "--json"]),
    ("search --json, pinyin", CLICK, 2.0, ["search", "zhongoubanlie", "--json"]),
    ("show --json", CLICK, 2.0, ["show", "jinhua-decision-2022/4", "--json"]),
    ("compare --json", CLICK, 2.0, ["compare", "jinhua", "quzhou", "--theme", "transport", "--json"]),
    ("compare --json, all themes", CLICK, 2.0, ["compare", "jinhua", "quzhou", "--json"]),
    ("search table", RICH, 2.0, ["search", "中欧班列"]),
    ("show table", RICH, 2.0, ["show", "jinhua-decision-2022/4"]),
    ("compare table", RICH, 2.0, ["compare", "jinhua", "quzhou", "--theme", "transport"]),
    ("compare table, all themes", RICH, 2.0, ["compare", "jinhua", "quzhou"]),
    *(
        (f"{' '.join(args)} {name}", floor, 2.0, [*args, *form])
        for args in (
            ["gaps", "lucheng", "--against", "jinhua"],
            ["targets", "jinhua", "quzhou"],
            ["targets"],
            ["coverage", "jinhua", "quzhou"],
            ["coverage"],
            ["track", "jinhua"],
            ["diff", "jinhua-report-2024", "jinhua-report-2025"],
            ["rank", "gdp", "--year", "2025"],
            ["list", "plans"],
            ["cite", "jinhua-report-2024"],
        )
        for name, floor, form in (("--json", CLICK, ["--json"]), ("table", RICH, []))
    ),
    ("report -f json", CLICK, 2.0, ["report", "jinhua", "quzhou", "-f", "json"]),
    ("report, a page", CLICK, 2.0, ["report", "jinhua", "quzhou", "-f", "html"]),
    ("export", CLICK, 2.0, ["export"]),
    ("export --figures", CLICK, 2.0, ["export", "--figures"]),
)
"""Name, floor, how many times the floor is allowed, arguments."""

ROUNDS = 20


def warm(env: dict[str, str], asked: Sequence[str]) -> list[Row]:
    """The commands on an index that is there."""
    subprocess.run([*PLANCMP, "list", "cities"], env=env, check=True, capture_output=True)
    rows = []
    for name, floor, allowed, args in WARM:
        if asked and args[0] not in asked:
            continue
        least, seconds = 1e9, 1e9
        for _ in range(ROUNDS):
            least = min(work(floor, env), least)
            seconds = min(work([*PLANCMP, *args], env), seconds)
        shown = f"{1000 * seconds:.0f} ms, {seconds / least:.2f} x {1000 * least:.0f} ms"
        rows.append(Row(name, shown, f"{allowed} x {floor[-1]}", seconds <= allowed * least))
        print(f"{rows[-1].what}: {shown}", file=sys.stderr, flush=True)
    return rows


def cold(folder: Path) -> Row:
    """The first command, which compiles the index."""
    size = sum(path.stat().st_size for data in files.folders() for path in files.data_files(data))
    seconds, floor = 1e9, 1e9
    for number in range(5):
        env = {**ENVIRONMENT, "PLANCMP_CACHE": str(folder / f"cold{number}")}
        seconds = min(best([*PLANCMP, "list", "cities", "--json"], env, times=1), seconds)
        floor = min(best(CLICK, times=5), floor)
    return Row(
        f"compile {size / 1e6:.1f} MB of YAML",
        f"{seconds:.2f} s, {seconds / floor:.0f} x import click",
        "1.5 s",
        seconds <= 1.5,
    )


def instead(folder: Path, env: dict[str, str]) -> list[Row]:
    """Other tools on the same text, one commitment a line."""
    text = folder / "commitments.ndjson"
    text.write_bytes(subprocess.run([*PLANCMP, "export"], env=env, check=True, capture_output=True).stdout)
    rows = []
    for name, args in (
        ("rg", ["中欧班列", str(text)]),
        ("grep", ["中欧班列", str(text)]),
        ("fzf", ["--filter", "中欧班列"]),
    ):
        if shutil.which(name):
            command = [name, *args] if name != "fzf" else ["sh", "-c", f"fzf --filter 中欧班列 < {text}"]
            rows.append(Row(f"instead: {name}", f"{1000 * best(command):.0f} ms", "", True))
    return rows


def main() -> None:
    asked = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        env = {**ENVIRONMENT, "PLANCMP_CACHE": str(folder / "warm")}
        rows = warm(env, asked)
        print(table(rows if asked else [*rows, cold(folder), *instead(folder, env)]))


if __name__ == "__main__":
    main()
