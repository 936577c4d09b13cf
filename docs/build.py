"""Fill the generated parts of the documentation: ``python docs/build.py`` writes them, ``--check`` only compares.

``python docs/build.py README.zh.md docs/recipes.md`` does so with these pages alone.

Parts between ``<!-- begin: name -->`` and ``<!-- end: name -->`` come from the program itself: the fields of records,
topics with examples, the help of every command, the output of commands in the README; ``docs/pictures`` holds the
tables as SVG, ``docs/schema`` the JSON Schemas.
"""

from __future__ import annotations

import ast
import atexit
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any

import schemas

from plancmp import KnowledgeBase, Theme, Topic, cli, compare, model, search, weights
from plancmp.index.database import REFERENCES
from plancmp.query import shapes
from plancmp.query.export import export, tables

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md")))
PICTURE_WIDTH = 120


def main() -> int:
    _apart()
    check = "--check" in sys.argv[1:]
    wanted = [ROOT / name for name in sys.argv[1:] if not name.startswith("-")]
    pages = _pages(wanted) if wanted else [*_pages(PAGES), *_pictures(), *schemas.pages()]
    stale = []
    for path, text in pages:
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path)
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    for path in stale:
        print(("stale: " if check else "written: ") + str(path.relative_to(ROOT)))
    return int(check and bool(stale))


def _apart() -> None:
    """Own plans of whoever builds the pages, settings, and an index that lags behind the data have no say in them."""
    for name in [name for name in os.environ if name.startswith(("PLANCMP_", "XDG_"))]:
        del os.environ[name]
    os.environ.update(HOME=_folder("home"), PLANCMP_CACHE=_folder("home"))


def _pages(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        yield (
            path,
            re.sub(
                r"(<!-- begin: (\S+)(?: (.*?))? -->\n)(?P<before>.*?)(?P<end><!-- end: \2 -->)",
                _part,
                path.read_text("utf-8"),
                flags=re.S,
            ),
        )


def _part(match: re.Match[str]) -> str:
    made = _PARTS[match[2]](*([match[3]] if match[3] else []))
    return match[1] + (match["before"] if made is None else made) + match["end"]


def _fields() -> str:
    blocks = []
    for cls in (
        model.City,
        model.Plan,
        model.Theme,
        model.Topic,
        model.Indicator,
        model.Term,
        model.Clause,
        model.Commitment,
        model.Quantity,
        model.Aside,
    ):
        rows = ["| field | what it holds | kind |", "| --- | --- | --- |"]
        for item in fields(cls):
            if not item.metadata["derived"]:
                choices = item.metadata["choices"]
                kind = ", ".join(f"`{choice}`" for choice in choices) if choices else item.metadata["kind"]
                name = f"**{item.name}**" if item.default is MISSING else item.name
                rows.append(f"| {name} | {item.metadata['doc']} | {kind} |")
        blocks.append(f"### {cls.__name__}\n\n{cls.__doc__.split(chr(10))[0]}\n\n" + "\n".join(rows) + "\n")
    return "\n".join(blocks)


def _topics() -> str:
    blocks = []
    with KnowledgeBase.open() as kb:
        topics = kb.all(Topic)
        for theme in kb.all(Theme):
            rows = [
                f"### {theme.zh} {theme.en} `{theme.id}`\n",
                f"{theme.rule}.\n",
                "| topic | rule | example |",
                "| --- | --- | --- |",
            ]
            for topic in topics:
                if topic.theme == theme.id:
                    items = kb.commitments(topics=[topic.id])
                    # The shortest summary is the plainest example.
                    example = min(items, key=lambda item: (len(item.text), item.id)) if items else None
                    shown = f"{example.text} ({example.id})" if example else ""
                    rows.append(f"| `{topic.id}` {topic.zh} | {topic.rule} | {shown} |")
            blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks)


def _run(command: str) -> str | None:
    """Prompt and real output of a command, which may be piped into jq; None where there is no jq: the part stays."""
    typed, *pipe = command.split(" | jq ", 1)
    if pipe and shutil.which("jq") is None:
        return None
    env = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PLANCMP_LANG": "zh"}
    words = [sys.executable, "-m", *shlex.split(typed)]
    result = subprocess.run(words, capture_output=True, encoding="utf-8", env=env, cwd=_folder("work"))
    if pipe:
        words = ["jq", *shlex.split(pipe[0])]
        result = subprocess.run(words, input=result.stdout, capture_output=True, encoding="utf-8")
    output = "".join(f"{line.rstrip()}\n" for line in (result.stdout + result.stderr).splitlines())
    # The checksum of the data changes with every record; a page need not.
    output = re.sub(r"\(data [0-9a-f]{12}\)", "(data 0123456789ab)", output)
    return f"```console\n$ {command}\n{output}```\n"


@cache
def _folder(use: str) -> str:
    """An empty folder for this use, gone at the end: where commands run that write files, where their home is."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    return folder


def _help() -> str:
    blocks = []
    for name in cli.COMMANDS:
        env = {**os.environ, "COLUMNS": "100", "PYTHONPATH": str(ROOT), "PLANCMP_LANG": "en"}
        text = subprocess.run(
            [sys.executable, "-m", "plancmp", name, "--help"], capture_output=True, encoding="utf-8", env=env
        ).stdout
        blocks.append(f"## plancmp {name}\n\n```text\n{text.rstrip()}\n```\n")
    return "\n".join(blocks)


_COUNTED = {
    "en": "| plan | adopted | clauses | commitments | with figures | quantities |",
    "zh": "| 文件 | 日期 | 条款 | 承诺 | 含数字 | 数字 |",
}


def _counts(lang: str = "en") -> str:
    with KnowledgeBase.open() as kb:
        rows = [
            _COUNTED[lang],
            "| --- | --- | ---: | ---: | ---: | ---: |",
        ]
        for plan in kb.all(model.Plan):
            items = kb.commitments(plans=[plan.id])
            quantities = sum(len(item.quantities) for item in items)
            with_figures = sum(bool(item.quantities) for item in items)
            rows.append(
                f"| `{plan.id}` | {plan.adopted} | {len(kb.clauses(plan.id))} | {len(items)} "
                f"| {with_figures} | {quantities} |"
            )
    return "\n".join(rows) + "\n"


def _agreement() -> str:
    result = subprocess.run(
        [sys.executable, "-m", "benchmarks.agreement"], capture_output=True, encoding="utf-8", cwd=ROOT
    )
    return result.stdout


def _weights() -> str:
    """The table of plancmp/weights.py: under each of its headings the names, values and sentences, in its order."""
    source = (ROOT / "plancmp" / "weights.py").read_text("utf-8")
    body = ast.parse(source).body
    headings = {number: line[2:] for number, line in enumerate(source.split("\n"), 1) if line.startswith("# ")}
    rows: list[str] = []
    before = 0
    for statement, behind in zip(body, body[1:]):
        if not isinstance(statement, ast.Assign) or not isinstance(behind, ast.Expr):
            continue
        for number, heading in headings.items():
            if before < number < statement.lineno:
                rows += ["", f"**{heading}**", "", "| weight | value | |", "| --- | ---: | --- |"]
        before = statement.lineno
        target = statement.targets[0]
        names = [target] if isinstance(target, ast.Name) else target.elts  # type: ignore[attr-defined]
        says = " ".join(ast.literal_eval(behind.value).replace("|", "\\|").split())
        for place, name in enumerate(names):
            value = getattr(weights, name.id)
            shown = ", ".join(f"{key} {part}" for key, part in value.items()) if isinstance(value, dict) else value
            rows.append(f"| `{name.id}` | {shown} | {'' if place else says} |")
    return "\n".join(rows[1:]) + "\n"


_RECORDS = (model.City, model.Plan, model.Theme, model.Topic, model.Indicator, model.Clause)

_LINKS = {
    "Commitment": "#a-commitment",
    **dict.fromkeys(("Point", "Higher", "Target", "TrackPoint", "RankRow"), "#a-point"),
    **{record.__name__: f"data-format.md#{record.__name__.lower()}" for record in _RECORDS},
    **{
        shapes.ANSWERS[name].__name__: f"#plancmp-{name}"
        for name in ("compare", "coverage", "gaps", "targets", "track")
    },
}
"""Where the parts of answers are described that are described once."""

_TOLD: dict[str, Iterable[str]] = {
    "#a-point": shapes.Point.__annotations__,
    **{_LINKS[record.__name__]: [item.name for item in fields(record)] for record in _RECORDS},
}
"""The fields that are described there, of parts that have others too."""


def _schema_fields(name: str, part: str) -> str:
    """The fields of a part of a schema with what they hold and their kinds."""
    return _table(_row(field, kind) for field, kind in schemas.parts(shapes.ANSWERS[name])[part]["properties"].items())


def _table(rows: Iterable[str]) -> str:
    return "\n".join(["| field | what it holds | kind |", "| --- | --- | --- |", *dict.fromkeys(rows)]) + "\n"


def _row(path: str, field: dict[str, Any]) -> str:
    return f"| {path} | {field.get('description', field.get('const'))} | {_kind(field)} |"


def _kind(field: dict[str, Any]) -> str:
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name.lower()}]({_LINKS[name]})" if name in _LINKS else "object"
    if "items" in field and (held := _kind(field["items"])).startswith("["):
        return f"array of {held}"
    if "anyOf" in field:
        return ", ".join(dict.fromkeys(map(_kind, field["anyOf"])))
    said = field.get("enum") or field.get("type") or "string"
    return ", ".join(f"`{'null' if one is None else one}`" for one in said) if isinstance(said, list) else said


def _paths(name: str, parts: dict[str, Any], path: str = "") -> Iterator[str]:
    """The fields of a part as rows, and those of the parts in it, but for what is described elsewhere."""
    made = parts[name]["properties"]
    told = _TOLD.get(_LINKS.get(name, ""), made if name in _LINKS else ()) if path else ()
    for field, kind in made.items():
        if field in told:
            continue
        yield _row(path + field, kind)
        for inner, ending in _inner(kind):
            yield from _paths(inner, parts, f"{path}{field}{ending}.")


def _inner(field: dict[str, Any], ending: str = "") -> Iterator[tuple[str, str]]:
    """The parts that a field holds, and what its path has for a list or for a name."""
    if "$ref" in field:
        yield field["$ref"].rpartition("/")[2], ending
    for one in field.get("anyOf", ()):
        yield from _inner(one, ending)
    if "items" in field:
        yield from _inner(field["items"], ending + "[]")
    if "additionalProperties" in field:
        yield from _inner(field["additionalProperties"], ending + ".*")


def _answers() -> str:
    """Every answer with its fields and those of its parts."""
    blocks = [f"### A point\n\n{shapes.Point.__doc__}\n\n{_table(_paths('Point', schemas.parts(shapes.Point)))}"]
    for name, shape in shapes.ANSWERS.items():
        if name not in ("figure", "commitment"):
            rows = _paths(shape.__name__, schemas.parts(shape))
            blocks.append(f"### plancmp {name}\n\n[{name}.json](schema/{name}.json)\n\n{_table(rows)}")
    return "\n".join(blocks)


def _figure() -> str:
    return _schema_fields("figure", "Figure")


def _commitment() -> str:
    return _schema_fields("commitment", "Commitment")


def _database() -> str:
    rows = ["| table | columns |", "| --- | --- |"]
    with KnowledgeBase.open() as kb:
        for name, (columns, _) in tables(kb, export(kb, plans=["jinhua-report-2024"])).items():
            told = (
                f"{column} → {REFERENCES[name, column]}" if (name, column) in REFERENCES else column
                for column in columns
            )
            rows.append(f"| `{name}` | {', '.join(told)} |")
    return "\n".join(rows) + "\n"


_PARTS: dict[str, Callable[..., str | None]] = {
    "weights": _weights,
    "fields": _fields,
    "topics": _topics,
    "run": _run,
    "help": _help,
    "counts": _counts,
    "agreement": _agreement,
    "figure": _figure,
    "commitment": _commitment,
    "answers": _answers,
    "database": _database,
}


def _pictures() -> Iterator[tuple[Path, str]]:
    from plancmp.render import compare as compare_table
    from plancmp.render import search as search_table
    from plancmp.render.kit import parts
    from plancmp.render.view import View

    with KnowledgeBase.open() as kb:
        side_by_side = compare(kb, ["jinhua", "quzhou"], themes=["transport"])
        hits = search(kb, "中欧班列")
    view = View(limit=6)
    pictures: dict[str, Callable[..., None]] = {
        "compare": lambda console: compare_table.table(side_by_side, view, console),
        "search": lambda console: search_table.table(hits, view, console),
    }
    for name, draw in pictures.items():
        console = parts.console(file=io.StringIO(), width=PICTURE_WIDTH, record=True)
        draw(console)
        svg = console.export_svg(title=f"plancmp {name}", unique_id=name)
        # The page that shows it need not fetch a font from elsewhere.
        yield ROOT / "docs" / "pictures" / f"{name}.svg", re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)


if __name__ == "__main__":
    sys.exit(main())
