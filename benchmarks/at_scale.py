"""A corpus drafted by Dask: ``python -m benchmarks.at_scale FOLDER OUT.parquet`` writes the figures of its documents.

Dask hands the documents to as many processes as there are processors, or to a cluster where one is configured
(``dask.distributed.Client(address)`` before :func:`run`). Each calls the library's one function from document to draft.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from plancmp.errors import PlancmpError
from plancmp.ingest import folder
from plancmp.render import parquet

PART = 50
"""So many documents are one task, whose figures are one file: what a killed run has done stays."""


def figures(path: Path) -> Iterator[dict[str, Any]]:
    """The figures of a document as rows; none where nobody says whose it is."""
    try:
        made = folder.drafted(path)
    except PlancmpError as error:
        print(f"{path}: {error.message}", file=sys.stderr)
        return
    for clause in made.clauses:
        for item in clause.commitments:
            for part in item.quantities:
                yield {
                    "id": item.id,
                    "city": made.plan.city,
                    "plan": made.plan.id,
                    "clause": clause.id,
                    "topic": item.topic,
                    "strength": item.strength,
                    "cite": item.cite,
                    **part.to_dict(),
                }


def write(paths: Iterable[Path], number: int, out: Path) -> list[str]:
    """One task: the figures of some documents in a file of the folder ``out``."""
    target = out / f"part-{number:05}.parquet"
    if not target.exists():
        rows = [row for path in paths for row in figures(path)]
        with target.with_suffix(".writing").open("wb") as file:
            parquet.write(rows[0] if rows else ["id"], rows, file)
        target.with_suffix(".writing").replace(target)
    return [str(target)]


def run(source: Path, out: Path, scheduler: str = "processes") -> list[str]:
    """Draft every document below ``source``; the files written."""
    import dask

    out.mkdir(parents=True, exist_ok=True)
    paths = folder.documents(source)
    tasks = [
        dask.delayed(write)(paths[start : start + PART], number, out)
        for number, start in enumerate(range(0, len(paths), PART))
    ]
    return [name for names in dask.compute(*tasks, scheduler=scheduler) for name in names]


if __name__ == "__main__":
    began = time.perf_counter()
    written = run(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"{len(written)} files in {time.perf_counter() - began:.0f} s")
