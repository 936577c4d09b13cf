"""``python -m plancmp.ingest.atlas FOLDER``: make the tables of the atlas from a folder of work reports."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from plancmp.errors import PlancmpError
from plancmp.index.knowledge_base import KnowledgeBase
from plancmp.ingest import folder
from plancmp.ingest.atlas import checks
from plancmp.ingest.atlas.gather import WORDS, Candidate, Report, report
from plancmp.ingest.classify import Uncoded
from plancmp.ingest.draft import Reader
from plancmp.ingest.readers import read
from plancmp.knowledge import atlas, files
from plancmp.knowledge.atlas import Atlas

_DOUBTFUL = ("its place is guessed", "it names", "it may be no")
"""How doubts begin that a report is of the place and the year that it is taken for.

Where its name says another place or year than its head, the head is right.
"""


def main(args: Sequence[str] | None = None) -> int:
    """Read every report of the folder, put the checks to what they say, write the tables and the log."""
    parser = argparse.ArgumentParser(prog="python -m plancmp.ingest.atlas", description=__doc__)
    parser.add_argument("folder", type=Path, help="work reports, in any form that plancmp draft reads")
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        default=files.own() / atlas.FOLDER,
        help="folder for the tables (default: %(default)s, where every command finds them)",
    )
    parser.add_argument("--log", type=Path, help="write each figure that was refused, and why, into this file")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: %(default)s)")
    asked = parser.parse_args(args)
    paths = folder.documents(asked.folder)
    if not paths:
        print(f"{asked.folder} holds no document", file=sys.stderr)
        return 2
    reports, problems = _read(paths, asked.jobs)
    made, refused = compiled(reports)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, text in atlas.write(made).items():
        files.replace(asked.out / name, text)
    if asked.log:
        files.replace(asked.log, log(refused, problems))
    print(f"{len(made.figures):,} figures of {len(made.reports):,} reports: {asked.out}", file=sys.stderr)
    for line in (
        *summary(refused),
        *(f"{len(problems)} documents are no report that can be used" for _ in problems[:1]),
    ):
        print(line, file=sys.stderr)
    return 0


def _read(paths: Sequence[Path], jobs: int) -> tuple[list[Report], list[str]]:
    """What the documents say, and those that could not be used, with the reason."""
    reports: dict[str, Report] = {}
    problems: list[str] = []
    # Of two documents that are one report that is taken first which is filed as it says.
    for path, found in sorted(zip(paths, _all(paths, jobs)), key=lambda pair: _misfiled(pair[1])):
        problem = found if isinstance(found, str) else unusable(found)
        if problem or isinstance(found, str):
            problems.append(f"{path}: {problem}")
        elif found.plan.id in reports:
            problems.append(f"{path}: another document is {found.plan.id} already")
        else:
            reports[found.plan.id] = found
    return list(reports.values()), problems


def _all(paths: Sequence[Path], jobs: int) -> Iterator[Report | str]:
    if jobs == 1:
        yield from map(_one, paths)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_one, paths, chunksize=8)


@cache
def _reader() -> Reader:
    return Reader(KnowledgeBase.open([files.shipped()]), classifier=Uncoded(WORDS))


def _one(path: Path) -> Report | str:
    try:
        known = folder.identify(read(path), path.absolute(), _reader(), folder.Request())
        return report(folder.draft(known, path, _reader()))
    except PlancmpError as error:
        return error.message


def _misfiled(found: Report | str) -> bool:
    return not isinstance(found, str) and any(one.startswith(("it is filed", "it is called")) for one in found.doubts)


def unusable(report: Report) -> str:
    """Why a document cannot stand in the atlas; empty where it can."""
    if report.plan.type != "report":
        return f"it is a {report.plan.type}, not a report"
    return next((doubt for doubt in report.doubts if doubt.startswith(_DOUBTFUL)), "")


def compiled(reports: Sequence[Report]) -> tuple[Atlas, dict[str, list[Candidate]]]:
    """The atlas of some reports, and what was refused by which check."""
    kept, refused = checks.sift([one for report in reports for one in report.candidates])
    return Atlas(tuple(report.plan for report in reports), tuple(one.figure for one in kept)), refused


def summary(refused: dict[str, list[Candidate]]) -> Iterator[str]:
    """How many targets and results each check refused."""
    for name, some in refused.items():
        kinds = Counter(one.figure.kind for one in some)
        yield f"{name.replace('_', ' ')}: {kinds['target']:,} targets, {kinds['actual']:,} results"


def log(refused: dict[str, list[Candidate]], problems: Sequence[str]) -> str:
    """Every figure that was refused, one a line, and every document that could not be used."""
    lines = ["check\tplan\tclause\tindicator\tkind\tyear\top\tvalue\tunit\tlabel\tcite"]
    for name, some in refused.items():
        for one in some:
            figure = one.figure
            said = (figure.plan, figure.clause, figure.indicator, figure.kind, figure.year, figure.op, figure.value)
            lines.append("\t".join(map(str, (name, *said, figure.unit, one.label, figure.cite))))
    return "\n".join([*lines, *(f"document\t{problem}" for problem in problems), ""])


if __name__ == "__main__":
    sys.exit(main())
