"""Made-up plans, as many as one likes: the clauses of the shipped ones, put together anew for other places."""

from __future__ import annotations

import random
import re
from itertools import islice
from pathlib import Path

from plancmp.knowledge import files
from plancmp.knowledge.divisions import divisions

HEAD = """\
cities:
- id: {id}
  zh: {name}
  en: {en}
  adcode: '{adcode}'
  within: {within}
plans:
- id: {plan}
  city: {id}
  type: report
  title: {name}政府工作报告
  title_en: {en} government work report
  issuer: {name}人民政府
  adopted: '2025'
  period: '2025'
  source: report.txt
  origin: draft
plan: {plan}
clauses:
"""
CLAUSES = 25
"""So many clauses hold some 280 commitments, as many as the draft of a work report."""


def texts(count: int) -> list[tuple[str, str]]:
    """Name and text of ``count`` data files, each of another place."""
    pool = [clause for path in files.data_files(files.shipped()) for clause in _clauses(path)]
    chance = random.Random(7)
    shipped = (files.shipped() / files.ENTRY).read_text("utf-8")
    places = (place for place in divisions().values() if f"- id: {place.id}\n" not in shipped)
    result = []
    for place in islice(places, count):
        plan = f"{place.id}-report-2025"
        head = HEAD.format(id=place.id, name=place.name, en=place.en, adcode=place.adcode, within="省", plan=plan)
        body = (
            re.sub(r"(?<=- id: )\S+/\S+(?=\.\d+\n)", f"{plan}/{number}", f"- id: '{number}'\n{clause}")
            for number, clause in enumerate(chance.sample(pool, CLAUSES), 1)
        )
        result.append((f"{plan}.yaml", head + "".join(body)))
    return result


def _clauses(path: Path) -> list[str]:
    """The clauses of a plan's file, each without the line of its id."""
    _, _, clauses = path.read_text("utf-8").partition("\nclauses:\n")
    return [part.partition("\n")[2] for part in re.split(r"^(?=- id: )", clauses, flags=re.M) if part]


def write(folder: Path, count: int) -> None:
    """Write such files into ``folder/plans``."""
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    for name, text in texts(count):
        (folder / "plans" / name).write_text(text, "utf-8")
