"""Put a plan into the user's own data folder, or take it out: whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plancmp.errors import DataError, PlancmpError, UnknownName
from plancmp.knowledge import files
from plancmp.knowledge.check import read
from plancmp.knowledge.load import Records, plan_of
from plancmp.knowledge.origins import SHIPPED, where
from plancmp.problems import ERROR, counted


def add(*paths: Path) -> list[str]:
    """Check data files together with all that is installed and install them; the ids of their plans.

    Raises :class:`DataError` when one is not sound, :class:`PlancmpError` when a plan is there already or the folder
    cannot be written. Then nothing is changed.
    """
    for path in paths:
        name = plan_of(path)
        if name and where(name):
            raise PlancmpError(f"the plan {name} is there already", f"plancmp remove {name} takes out one that was added")
    records = _sound(paths)
    plans: list[str] = []
    for path in paths:
        held = [plan for plan in records.clauses if records.places["plans", plan].file.path == path]
        if len(held) != 1:
            raise DataError(f"{path} is no plan's file", hint="a plan's file holds its entry in plans:, plan: and clauses:")
        plans += held
    written: list[Path] = []
    try:
        for plan in plans:
            target = files.own() / "plans" / f"{plan}.yaml"
            target.parent.mkdir(parents=True, exist_ok=True)
            # What was checked is what is installed, also when the file has changed since.
            files.replace(target, records.places["plans", plan].file.text)
            written.append(target)
    except OSError as error:
        for done in written:
            done.unlink()
        raise PlancmpError(f"cannot write {target}: {error.strerror}", "the folder must be yours to write") from None
    return plans


def remove(plan: str) -> Path:
    """Take a plan (id) out of the user's own data folder; the file that was removed.

    Raises :class:`PlancmpError` for a plan that was not installed there or that others need.
    """
    # A name is looked up among the files that are there, never made into a path.
    mine = {path.stem: path for path in sorted((files.own() / "plans").glob("*.yaml"))}
    target = mine.get(plan)
    if target is None:
        place = where(plan)
        if place == SHIPPED:
            raise PlancmpError(f"{plan} came with plancmp and stays", "only plans installed with plancmp add can be removed")
        if place:
            raise PlancmpError(f"{plan} lies in {place}, a folder of PLANCMP_DATA", "delete the file there, or leave the folder out")
        hint = "installed are: " + ", ".join(mine) if mine else "no plan is installed; plancmp add installs one"
        raise UnknownName("installed plan", plan, tuple(mine), hint)
    others = [path for path in _installed() if path != target]
    needed = sorted(problem.message for problem in read(others)[2] if problem.level == ERROR)
    if needed and not any(problem.level == ERROR for problem in read([*others, target])[2]):
        raise PlancmpError(f"{plan} cannot be removed: without it, {needed[0]}", "remove the plans that need it first")
    try:
        target.unlink()
    except OSError as error:
        raise PlancmpError(f"cannot remove {target}: {error.strerror}", "the folder must be yours to write") from None
    return target


def _installed() -> list[Path]:
    return [path for folder in files.folders() for path in files.data_files(folder)]


def _sound(wanted: Sequence[Path]) -> Records:
    """The records of all that is installed and of ``wanted``; their errors are raised, or those that they bring about."""
    # Named last, the new files are those that are told of an id that is taken.
    records, _, problems = read([*_installed(), *wanted])
    errors = [problem for problem in problems if problem.level == ERROR]
    names = {str(path) for path in wanted}
    mine = [problem for problem in errors if problem.file in names]
    if errors:
        place = ", ".join(dict.fromkeys(problem.file for problem in mine)) or "the installed data"
        raise DataError(f"{counted(len(mine or errors), 'problem')} in {place}", mine or errors, "nothing was installed")
    return records
