"""What must hold across records (errors), and what a curator should look at (warnings)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from plancmp.errors import DataError
from plancmp.knowledge import files as data_folders
from plancmp.knowledge import drafts, schema, yaml_io
from plancmp.knowledge.load import DataFile, Records, collect, plan_of, read_file
from plancmp.match import nearly_equal
from plancmp.model import Clause, Commitment
from plancmp.problems import ERROR, WARNING, Problem, counted

SHARED_RUN = 24
"""So many characters in a row, shared with the source, make a summary a copy."""


def check(paths: Sequence[Path], *, fix: bool = False, warn: bool = True, sources: Path | None = None) -> list[Problem]:
    """Every problem of the named files, checked together with all data folders; of all files when none is named.

    ``fix`` rewrites sound files that are not canonical; ``sources`` is a folder with ``<plan id>.txt``.
    """
    installed = [path for folder in data_folders.folders() for path in data_folders.data_files(folder)]
    named = {path.resolve() for path in paths}
    # A named file stands in for an installed one of the same name or plan: the copy that somebody is working on.
    names = {name for path in paths for name in (path.name, f"{plan_of(path)}.yaml")}
    every = [*paths, *(path for path in installed if path.resolve() not in named and path.name not in names)]
    records, read_files, problems = read(every)
    unsound = {problem.file for problem in problems if problem.level == ERROR}
    if fix:
        read_files = [_fixed(file) if str(file.path) not in unsound else file for file in read_files]
    if warn and not unsound:
        problems += warnings(records, read_files, _source_texts(records, sources) if sources else None)
    shown = {str(path) for path in paths}
    return sorted(problem for problem in problems if not shown or problem.file in shown)


def _source_texts(records: Records, folder: Path) -> dict[str, str]:
    from plancmp.text.clean import clean

    texts = {}
    for plan in records.plans:
        path = folder / f"{plan}.txt"
        if path.is_file():
            texts[plan] = clean(path.read_text(encoding="utf-8", errors="replace")).text
    return texts


def _fixed(file: DataFile) -> DataFile:
    text = canonical(file)
    if text != file.text:
        try:
            data_folders.replace(file.path, text)
        except OSError as error:
            raise DataError(f"cannot rewrite {file.path}: {error.strerror}") from None
        file.text = text
    return file


def load(folders: Iterable[Path]) -> Records:
    """The records of all data folders; :class:`DataError` with every error when they are not sound."""
    paths = [path for folder in folders for path in data_folders.data_files(folder)]
    records, _, problems = read(paths)
    errors = [problem for problem in problems if problem.level == ERROR]
    if errors:
        added = data_folders.own() / "plans"
        mine = sorted({Path(problem.file).stem for problem in errors if Path(problem.file).parent == added})
        hint = f"mend them, or take out what was added: plancmp remove {' '.join(mine)}" if mine else "mend them; plancmp check lists all"
        raise DataError(f"{counted(len(errors), 'problem')} in the data files", errors, hint)
    return records


def read(paths: Iterable[Path]) -> tuple[Records, list[DataFile], list[Problem]]:
    """Read, build and cross-check files: the records, the files, and every error found."""
    problems: list[Problem] = []
    read_files: list[DataFile] = []
    for path in paths:
        file, wrong = read_file(path)
        problems += wrong
        if file:
            read_files.append(file)
    records = collect(read_files)
    _references(records)
    _commitments(records)
    _plans(records)
    for file in read_files:
        problems += file.problems()
        file.found.clear()
    return records, read_files, problems


def warnings(records: Records, files: Sequence[DataFile], sources: dict[str, str] | None = None) -> list[Problem]:
    """What is sound but wants a look. ``sources`` maps plan ids to source texts, to find copied sentences."""
    for file in files:
        if canonical(file) != file.text:
            file.report((), "not-canonical", "the file is not in canonical form", "plancmp check --fix rewrites it", WARNING)
    _lonely_topics(records)
    _same_twice(records)
    drafts.warnings(records, _note)
    for commitment in records.commitments.values():
        _loose_numbers(records, commitment)
    for plan, source in (sources or {}).items():
        _copies(records, plan, source)
    return [problem for file in files for problem in file.problems()]


def canonical(file: DataFile) -> str:
    """The file in canonical form: its head of comments, then its sections with fields in order."""
    body: dict[str, Any] = {}
    for section, value in file.data.items():
        if section == "clauses":
            value = [_plain(Clause, item) for item in value]
        elif section in schema.SECTIONS:
            value = [_plain(schema.SECTIONS[section], item) for item in value]
        body[section] = value
    return yaml_io.header(file.text) + yaml_io.dump(body)


def _plain(cls: type, item: Any) -> dict[str, Any]:
    record = schema.build(cls, item, (), lambda *_: None)
    return item if record is None else schema.plain(record)


def _note(records: Records, kind: str, name: str, field: str, code: str, message: str, hint: str = "", level: str = ERROR) -> None:
    place = records.places[kind, name]
    path = (*place.path[:-1], field) if field else place.path
    place.file.report(path, code, message, hint, level)


def _references(records: Records) -> None:
    """Every id that a record names must exist."""

    def need(kind: str, name: str, field: str, target: str | None, known: dict[str, Any], what: str) -> None:
        if target is not None and target not in known:
            _note(records, kind, name, field, "unknown-reference", f"no {what} is called {target!r}", schema.near(target, known))

    for indicator in records.indicators.values():
        need("indicators", indicator.id, "topic", indicator.topic, records.topics, "topic")
        need("indicators", indicator.id, "growth_of", indicator.growth_of, records.indicators, "indicator")
        need("indicators", indicator.id, "addition_of", indicator.addition_of, records.indicators, "indicator")
    for plan in records.plans.values():
        need("plans", plan.id, "city", plan.city, records.cities, "city")
    for commitment in records.commitments.values():
        need("commitments", commitment.id, "topic", commitment.topic, records.topics, "topic")
        for theme in commitment.themes:
            need("commitments", commitment.id, "themes", theme, records.themes, "theme")
        for quantity in commitment.quantities:
            need("commitments", commitment.id, "quantities", quantity.indicator, records.indicators, "indicator")


def _commitments(records: Records) -> None:
    for clauses in records.clauses.values():
        for clause in clauses.values():
            kind = f"clauses of {clause.plan}"
            drafted = records.plans[clause.plan].origin == "draft"
            if bool(clause.empty) == bool(clause.commitments) and not (drafted and not clause.empty):
                what = "says that it is empty but holds commitments" if clause.empty else "holds no commitment and does not say why"
                _note(records, kind, clause.id, "", "empty-clause", f"the clause {what}", "give either commitments or the reason in 'empty'")
    for commitment in records.commitments.values():
        prefix = f"{commitment.plan}/{commitment.clause}."
        if not re.fullmatch(re.escape(prefix) + r"[1-9][0-9]*", commitment.id):
            _note(records, "commitments", commitment.id, "id", "wrong-id", f"the id should be {prefix}<number>")
        if commitment.origin != "draft" and (commitment.topic is None or commitment.confidence is not None):
            if commitment.topic is None:
                _note(records, "commitments", commitment.id, "", "missing-field", "the commitment lacks its 'topic'", "only a draft may leave it open")
            else:
                _note(records, "commitments", commitment.id, "confidence", "unknown-field", "only a draft has a confidence", "leave it out")
        topic = records.topics.get(commitment.topic or "")
        if topic and commitment.themes[0] != topic.theme:
            _note(
                records, "commitments", commitment.id, "themes", "main-theme",
                f"the first theme is {commitment.themes[0]!r} but the topic {topic.id!r} stands under {topic.theme!r}",
                f"begin the list with {topic.theme}, or choose another topic",
            )
        for quantity in commitment.quantities:
            if quantity.value_max is not None and quantity.value_max <= quantity.value:
                _note(records, "commitments", commitment.id, "quantities", "range", f"the range {quantity.value} to {quantity.value_max} runs down")
            if quantity.kind == "target" and commitment.done:
                _note(
                    records, "commitments", commitment.id, "quantities", "kind",
                    f"a reported result holds a target ({quantity.label})", "a result has kind actual",
                )


def _plans(records: Records) -> None:
    for plan in records.plans.values():
        if not re.fullmatch(re.escape(plan.city) + r"-[a-z]+-[a-z0-9]+", plan.id):
            _note(records, "plans", plan.id, "id", "wrong-id", "a plan's id is <city>-<type>-<year or period>")
        if plan.id not in records.clauses:
            _note(records, "plans", plan.id, "id", "missing-plan", f"no file holds the clauses of {plan.id}", f"add plans/{plan.id}.yaml")


def _lonely_topics(records: Records) -> None:
    used = defaultdict(list)
    for commitment in records.commitments.values():
        used[commitment.topic].append(commitment.id)
    for topic in records.topics.values():
        if len(used[topic.id]) < 2:
            only = "no record uses it" if not used[topic.id] else f"only {used[topic.id][0]} uses it"
            _note(records, "topic", topic.id, "", "lonely-topic", f"the topic {topic.id!r} stands alone: {only}", "a row needs company", WARNING)


def _same_twice(records: Records) -> None:
    """Two records of one plan that say the same."""
    groups: dict[tuple[str, str | None], list[Commitment]] = defaultdict(list)
    for commitment in records.commitments.values():
        groups[commitment.plan, commitment.topic].append(commitment)
    for group in groups.values():
        for number, later in enumerate(group):
            for earlier in group[:number]:
                if nearly_equal(earlier.text, later.text):
                    _note(
                        records, "commitments", later.id, "text", "said-twice", f"says the same as {earlier.id}",
                        "keep one, or say what differs", WARNING,
                    )


def _loose_numbers(records: Records, commitment: Commitment) -> None:
    """Numbers in the summary that no quantity of the record holds."""
    from plancmp.text.quantities import figures

    held = {value for quantity in commitment.quantities for value in (quantity.value, quantity.value_max, quantity.year)}
    # A threshold or a name belongs to what is counted: 10亿元以上项目70个, 十五分钟生活圈.
    named = "\n".join((*commitment.names, *(quantity.label for quantity in commitment.quantities)))
    for figure in figures(commitment.text):
        if figure.is_quantity and figure.value is not None and float(figure.value) not in held and figure.text not in named:
            _note(
                records, "commitments", commitment.id, "text", "loose-number",
                f"{figure.text!r} in the text is in no quantity", "add the quantity, or leave the number out", WARNING,
            )


def _copies(records: Records, plan: str, source: str) -> None:
    """Summaries that share a long run of characters with the source."""
    grams = set(_runs(_bare(source)))
    for clause in records.clauses.get(plan, {}).values():
        for commitment in clause.commitments:
            if not grams.isdisjoint(_runs(_bare(commitment.text))):
                _note(
                    records, "commitments", commitment.id, "text", "copied",
                    f"shares {SHARED_RUN} characters or more in a row with the source", "write it in your own words", WARNING,
                )


def _bare(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z\u4e00-\u9fff]", "", text)


def _runs(text: str) -> Iterator[str]:
    return (text[start : start + SHARED_RUN] for start in range(len(text) - SHARED_RUN + 1))
