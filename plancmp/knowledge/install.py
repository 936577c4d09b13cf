"""Put a plan into the user's own data folder, with the text of its document, or take it out: whole or not at all."""

from __future__ import annotations

import errno
import glob
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from plancmp.errors import DataError, PlancmpError, UnknownName
from plancmp.knowledge import files
from plancmp.knowledge.check import Known, unknown
from plancmp.knowledge.load import Catalogue, DataFile, plan_of, read_file
from plancmp.knowledge.origins import OWN, SHIPPED, where
from plancmp.knowledge.reading import Reading
from plancmp.messages import Message, reason
from plancmp.model import Plan
from plancmp.problems import ERROR, counted

TextOf = Callable[[Plan, DataFile], str | None]
"""Gives the text of the document that a plan was made from, None where it is not at hand."""


def kept(plan: Plan) -> Path:
    """Where the text of the document of a plan of the user's own is kept, if it is: named by plan and document."""
    return _texts() / f"{plan.id}.{plan.sha256[:16]}.txt"


def _texts() -> Path:
    return files.own() / "texts"


def _texts_of(plan: str) -> Iterator[Path]:
    """The texts that are kept for a plan (id), also those of documents that it is not made from any more."""
    return _texts().glob(f"{glob.escape(plan)}.*.txt")


def add(
    *paths: Path, replace: bool = False, known: Known = unknown, text_of: TextOf = lambda plan, file: None
) -> list[str]:
    """Check data files together with all that is installed and install them; the ids of their plans.

    ``replace`` puts a plan in the place of the one that the user installed under its id. What is installed is read
    where it is not ``known``. The text that ``text_of`` gives is kept with the plan.
    Raises :class:`DataError` when a file is not sound, :class:`PlancmpError` when a plan or its document is there
    already or the folder cannot be written. Then nothing is changed.
    """
    replaced: dict[str, Path] = {}
    for path in paths:
        name = plan_of(read_file(path)[0])
        place = where(name) if name else ""
        if not name or not place:
            continue
        if not replace or place != OWN:
            raise PlancmpError(Message("the plan {name} is there already", name=name), _way_out(name, place))
        replaced[name] = _mine()[name]
    found, records = _sound(paths, list(replaced.values()), known)
    _of_new_documents(list(found), records)
    wanted: dict[Path, str] = {}
    for plan, file in found.items():
        text = text_of(records.plans[plan], file)
        if text is not None:
            wanted[kept(records.plans[plan])] = text
        # What was checked is what is installed, also when the file has changed since.
        wanted[replaced.get(plan, files.own() / "plans" / f"{plan}.yaml")] = file.text
    written: dict[Path, str | None] = {}
    try:
        for target, text in wanted.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            before = target.read_text("utf-8") if target.exists() else None
            files.replace(target, text)
            written[target] = before
    except OSError as error:
        for done, before in written.items():
            done.unlink() if before is None else files.replace(done, before)
        raise PlancmpError(
            Message("cannot write {target}: {error}", target=target, error=reason(error)), _remedy(error)
        ) from None
    for plan in found:
        _forget(other for other in _texts_of(plan) if other != kept(records.plans[plan]))
    return list(found)


def _forget(texts: Iterator[Path]) -> None:
    for text in list(texts):
        with suppress(OSError):  # what stays is told of no plan
            text.unlink()


def _way_out(plan: str, place: str) -> str:
    if place == OWN:
        return Message(
            "plancmp add --replace puts this one in its place, plancmp remove {plan} takes it out", plan=plan
        )
    if place == SHIPPED:
        return Message("it came with plancmp and stays: give the draft another id, by another --type or --year")
    return Message(
        "it lies in {place}, a folder of PLANCMP_DATA: delete the file there, or leave the folder out", place=place
    )


def _remedy(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Message("make room, then try again: nothing was changed")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Message("the folder must be yours to write")
    return ""


def _of_new_documents(plans: Sequence[str], records: Catalogue) -> None:
    """Refuse a plan that was made from a document that another plan was made from."""
    known: dict[str, str] = {}
    for plan in sorted(records.plans, key=lambda name: name in plans):
        checksum = records.plans[plan].sha256
        if checksum and plan in plans and checksum in known:
            other = known[checksum]
            raise PlancmpError(
                Message("the document of {plan} is there already, as {other}", plan=plan, other=other),
                Message("the two are made from one file")
                if other in plans or where(other) != OWN
                else Message("the two are made from one file; plancmp remove {other} takes the other out", other=other),
            )
        known.setdefault(checksum, plan)


def _mine() -> dict[str, Path]:
    """The files of the user's own plans by the id that they are named by."""
    folder = files.own() / "plans"
    return {path.stem: path for path in sorted(folder.glob("*")) if path.suffix in files.SUFFIXES}


def remove(plan: str, *, known: Known = unknown) -> Path:
    """Take a plan (id) and the text of its document out of the user's own data folder; the file that was removed.

    Raises :class:`PlancmpError` for a plan that was not installed there or that others need.
    """
    # A name is looked up among the files that are there, never made into a path.
    mine = _mine()
    target = mine.get(plan)
    if target is None:
        place = where(plan)
        if place == SHIPPED:
            raise PlancmpError(
                Message("{plan} came with plancmp and stays", plan=plan),
                Message("only plans installed with plancmp add can be removed"),
            )
        if place:
            raise PlancmpError(
                Message("{plan} lies in {place}, a folder of PLANCMP_DATA", plan=plan, place=place),
                Message("delete the file there, or leave the folder out"),
            )
        hint = (
            Message("installed are: {names}", names=list(mine)[:24])
            if mine
            else Message("no plan is installed; plancmp add does it")
        )
        raise UnknownName("installed plan", plan, tuple(mine), hint)
    needed = _missed(target, known)
    if needed:
        raise PlancmpError(
            Message("{plan} cannot be removed: without it, {needed}", plan=plan, needed=needed),
            Message("remove the plans that need it first"),
        )
    try:
        target.unlink()
    except FileNotFoundError:
        raise PlancmpError(
            Message("{plan} was removed meanwhile", plan=plan), Message("nothing is left to do")
        ) from None
    except OSError as error:
        raise PlancmpError(
            Message("cannot remove {target}: {error}", target=target, error=reason(error)), _remedy(error)
        ) from None
    _forget(_texts_of(plan))
    return target


def _missed(target: Path, known: Known) -> str:
    """What would be wrong without a file and is not wrong with it."""
    base = known([target])
    if base is not None:
        return next(iter(_errors([], base)), "")
    others = [path for path in _installed() if path != target]
    needed = _errors(others, None)
    return needed[0] if needed and not _errors([*others, target], None) else ""


def _errors(paths: Sequence[Path], known: Catalogue | None) -> list[str]:
    reading = Reading(known)
    for part in reading.parts(paths):
        part.file.forget()
    return sorted(problem.message for problem in reading.problems() if problem.level == ERROR)


def _installed() -> list[Path]:
    return [path for folder in files.folders() for path in files.data_files(folder)]


def _sound(wanted: Sequence[Path], leaving: Sequence[Path], known: Known) -> tuple[dict[str, DataFile], Catalogue]:
    """The wanted files by their plans, and the records of all that is installed but for what is ``leaving``.

    Their errors are raised, or those that they bring about.
    """
    base = known(leaving)
    # Named last, the new files are those that are told of an id that is taken.
    others = [] if base is not None else [path for path in _installed() if path not in leaving]
    reading = Reading(base)
    found: dict[str, DataFile] = {}
    for part in reading.parts([*others, *wanted]):
        if part.file.path in wanted:
            entry = reading.known.places.get(("plans", part.plan or ""))
            if part.plan and entry and entry.file is part.file:
                found[part.plan] = part.file
        else:
            part.file.forget()
    errors = [problem for problem in reading.problems() if problem.level == ERROR]
    names = {str(path) for path in wanted}
    mine = [problem for problem in errors if problem.file in names]
    if errors:
        place = list(dict.fromkeys(problem.file for problem in mine)) or Message("the installed data")
        raise DataError(
            Message("{problems} in {place}", problems=counted(len(mine or errors), "problem"), place=place),
            mine or errors,
            Message("nothing was installed"),
        )
    for path in wanted:
        if path not in [file.path for file in found.values()]:
            raise DataError(
                Message("{path} is no plan's file", path=path),
                hint=Message("a plan's file holds its entry in plans:, plan: and clauses:"),
            )
    return found, reading.known
