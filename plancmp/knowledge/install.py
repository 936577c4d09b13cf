"""Put a plan into the user's own data folder, or take it out: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from plancmp.errors import DataError, PlancmpError, UnknownName
from plancmp.knowledge import files
from plancmp.knowledge.check import read
from plancmp.knowledge.load import Records, read_file
from plancmp.knowledge.origins import SHIPPED, where
from plancmp.problems import ERROR, counted


def add(path: Path) -> str:
    """Check a data file together with all that is installed and install it; the id of its plan.

    Raises :class:`DataError` when the file is not sound, :class:`PlancmpError` when its plan is there already or the
    folder cannot be written. Then nothing is changed.
    """
    file, _ = read_file(path)
    name = file.data.get("plan") if file else None
    if isinstance(name, str) and where(name):
        raise PlancmpError(f"the plan {name} is there already", f"plancmp remove {name} takes out one that was added")
    records = _sound([path, *_installed()], path)
    plans = [plan for plan in records.clauses if records.places["plans", plan].file.path == path]
    if len(plans) != 1:
        raise DataError(f"{path} is no plan's file", hint="a plan's file holds its entry in plans:, plan: and clauses:")
    target = files.own() / "plans" / f"{plans[0]}.yaml"
    # What was checked is what is installed, also when the file has changed since.
    text = records.places["plans", plans[0]].file.text
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        files.replace(target, text)
    except OSError as error:
        raise PlancmpError(f"cannot write {target}: {error.strerror}", "the folder must be yours to write") from None
    return plans[0]


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


def _sound(paths: list[Path], wanted: Path) -> Records:
    """The records of all ``paths``; an error in ``wanted`` is raised, or in another where ``wanted`` brought it about."""
    # Named last, the new file is the one that is told of an id that is taken.
    records, _, problems = read([*paths[1:], paths[0]])
    errors = [problem for problem in problems if problem.level == ERROR]
    mine = [problem for problem in errors if problem.file == str(wanted)]
    if errors:
        place = wanted if mine else "the installed data"
        raise DataError(f"{counted(len(mine or errors), 'problem')} in {place}", mine or errors, "nothing was installed")
    return records
