"""Fill the generated parts of the documentation: ``python docs/build.py`` writes them, ``--check`` only compares.

Parts between ``<!-- begin: name -->`` and ``<!-- end: name -->`` come from the program itself: the fields of records,
topics with examples, the help of every command, the output of commands in the README; ``docs/pictures`` holds the
tables as SVG.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from pathlib import Path

from plancmp import KnowledgeBase, Theme, Topic, cli, compare, model, search

ROOT = Path(__file__).parent.parent
PICTURE_WIDTH = 120


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = []
    for path, text in [*_pages(), *_pictures()]:
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path)
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    for path in stale:
        print(("stale: " if check else "written: ") + str(path.relative_to(ROOT)))
    return int(check and bool(stale))


def _pages() -> Iterator[tuple[Path, str]]:
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        yield path, re.sub(r"(<!-- begin: (\S+)(?: (.*?))? -->\n).*?(<!-- end: \2 -->)", _part, path.read_text("utf-8"), flags=re.S)


def _part(match: re.Match[str]) -> str:
    make: Callable[..., str] = _PARTS[match[2]]
    return match[1] + make(*([match[3]] if match[3] else [])) + match[4]


def _fields() -> str:
    blocks = []
    for cls in (model.City, model.Plan, model.Theme, model.Topic, model.Indicator, model.Term, model.Clause, model.Commitment, model.Quantity, model.Aside):
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
            rows = [f"### {theme.zh} {theme.en} `{theme.id}`\n", f"{theme.rule}.\n", "| topic | rule | example |", "| --- | --- | --- |"]
            for topic in topics:
                if topic.theme == theme.id:
                    items = kb.commitments(topics=[topic.id])
                    # The shortest summary is the plainest example.
                    example = min(items, key=lambda item: (len(item.text), item.id)) if items else None
                    shown = f"{example.text} ({example.id})" if example else ""
                    rows.append(f"| `{topic.id}` {topic.zh} | {topic.rule} | {shown} |")
            blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks)


def _run(command: str) -> str:
    """Prompt and real output of a command; ``| head -N`` and ``| jq …`` work as in a shell."""
    env = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    plain = re.sub(r"^plancmp\b", f"{shlex.quote(sys.executable)} -m plancmp", command)
    result = subprocess.run(plain, shell=True, capture_output=True, encoding="utf-8", env=env, cwd=ROOT)
    output = "\n".join(line.rstrip() for line in (result.stdout + result.stderr).splitlines())
    return f"```console\n$ {command}\n{output}\n```\n"


def _help() -> str:
    blocks = []
    for name in cli.COMMANDS:
        env = {**os.environ, "COLUMNS": "100", "PYTHONPATH": str(ROOT)}
        text = subprocess.run([sys.executable, "-m", "plancmp", name, "--help"], capture_output=True, encoding="utf-8", env=env).stdout
        blocks.append(f"## plancmp {name}\n\n```text\n{text.rstrip()}\n```\n")
    return "\n".join(blocks)


def _counts() -> str:
    with KnowledgeBase.open() as kb:
        rows = ["| plan | adopted | clauses | commitments | with figures | quantities |", "| --- | --- | ---: | ---: | ---: | ---: |"]
        for plan in kb.all(model.Plan):
            items = kb.commitments(plans=[plan.id])
            quantities = sum(len(item.quantities) for item in items)
            with_figures = sum(bool(item.quantities) for item in items)
            rows.append(f"| `{plan.id}` | {plan.adopted} | {len(kb.clauses(plan.id))} | {len(items)} | {with_figures} | {quantities} |")
    return "\n".join(rows) + "\n"


def _agreement() -> str:
    result = subprocess.run([sys.executable, "-m", "benchmarks.agreement"], capture_output=True, encoding="utf-8", cwd=ROOT)
    return result.stdout


_PARTS: dict[str, Callable[..., str]] = {"fields": _fields, "topics": _topics, "run": _run, "help": _help, "counts": _counts, "agreement": _agreement}


def _pictures() -> Iterator[tuple[Path, str]]:
    from plancmp import City, Plan
    from plancmp.render.table import compare as compare_table
    from plancmp.render.table import parts
    from plancmp.render.table import search as search_table

    with KnowledgeBase.open() as kb:
        themes = kb.all(Theme)
        pictures: dict[str, Callable[..., None]] = {
            "compare": lambda console: compare_table.draw(
                compare(kb, ["jinhua", "quzhou"], themes=["transport"]), console, "zh", themes=themes, everything=False, limit=6, explain=False
            ),
            "search": lambda console: search_table.draw(
                search(kb, "中欧班列", limit=6), console, "zh", cities={city.id: city for city in kb.all(City)},
                plans={plan.id: plan for plan in kb.all(Plan)}, everything=True, explain=False,
            ),
        }
        for name, draw in pictures.items():
            console = parts.plain(width=PICTURE_WIDTH, record=True)
            console.file = io.StringIO()
            draw(console)
            svg = console.export_svg(title=f"plancmp {name}", unique_id=name)
            # The page that shows it need not fetch a font from elsewhere.
            yield ROOT / "docs" / "pictures" / f"{name}.svg", re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)


if __name__ == "__main__":
    sys.exit(main())
