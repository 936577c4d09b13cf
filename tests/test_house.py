"""Data flows one way: no module imports one of a layer above its own. And every module has its tests.

They stand in the file of its name, or where :data:`COVERED_BY` says.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import plancmp

PACKAGE = Path(plancmp.__file__).parent

LAYERS = (
    ("errors", "messages", "problems", "weights", "model", "glosses"),
    ("text",),
    ("match",),
    ("measures",),
    ("knowledge",),
    ("index",),
    ("ingest",),
    ("query",),
    ("render",),
    ("commands", "cli", "__main__"),
)
"""From the ground up; a module may import its own layer and those before it."""

OWNERS = {
    "yaml": ("knowledge",),
    "sqlite3": ("index",),
    "rapidfuzz": ("match",),
    "rich": ("render",),
    "xlsxwriter": ("render",),
    "pyarrow": ("render",),
    "docx": ("render",),
    "click": ("cli", "commands"),
}
"""Outside packages that one layer keeps to itself."""


def _layer(module: str) -> int | None:
    parts = module.split(".")
    if parts[0] != "plancmp" or len(parts) == 1:
        return None
    return next(number for number, names in enumerate(LAYERS) if parts[1] in names)


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names if node.module == "plancmp")
    return names


MODULES = {
    ".".join(("plancmp", *path.relative_to(PACKAGE).with_suffix("").parts)): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path != PACKAGE / "__init__.py"
}


@pytest.mark.parametrize("module", MODULES)
def test_no_import_runs_up(module: str) -> None:
    mine = _layer(module)
    for name in _imports(MODULES[module]):
        theirs = _layer(name) if name.startswith("plancmp.") and not name.endswith("__version__") else None
        assert theirs is None or mine is None or theirs <= mine, f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES)
def test_outside_packages_have_one_owner(module: str) -> None:
    for name in _imports(MODULES[module]):
        owners = OWNERS.get(name.split(".")[0])
        assert owners is None or module.split(".")[1] in owners, f"{module} imports {name}"


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("plancmp.render")])
def test_drawing_knows_no_index(module: str) -> None:
    assert not any(name.startswith("plancmp.index") for name in _imports(MODULES[module]))


@pytest.mark.parametrize(
    ("command", "banned"),
    [
        (["--version"], ("yaml", "rich", "rapidfuzz", "sqlite3", "opencc", "platformdirs")),
        (
            ["compare", "jinhua", "quzhou", "--theme", "transport", "--json"],
            ("yaml", "rich", "rapidfuzz", "opencc", "platformdirs", "decimal", "csv", "hashlib"),
        ),
        (["search", "中欧班列", "--json"], ("yaml", "rich", "opencc", "platformdirs", "decimal", "csv", "hashlib")),
        (["show", "jinhua"], ("yaml", "rapidfuzz", "opencc")),
    ],
)
def test_commands_import_only_what_they_need(command: list[str], banned: tuple[str, ...], shipped: object) -> None:
    # The fixture has the index compiled: what is left is the warm path.
    code = (
        "import sys\nfrom plancmp.cli import run\nrun(sys.argv[1].split())\n"
        f"print([name for name in {banned!r} if name in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, " ".join(command)], capture_output=True, encoding="utf-8", timeout=300
    )
    assert result.stderr.splitlines()[-1] == "[]"


def test_every_folder_of_modules_is_a_package() -> None:
    """What setup.cfg finds: a folder without __init__.py would stay behind."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


COVERED_BY = {
    "plancmp.__main__": "commands/test_cli.py",
    "plancmp.cli": "commands/test_cli.py",
    **dict.fromkeys(
        [
            f"plancmp.commands.{name}"
            for name in ("check", "cite", "compare", "export", "help", "list", "report", "search", "show", "verify")
        ],
        "commands/test_cli.py",
    ),
    "plancmp.commands.draft": "commands/test_cli_draft.py",
    "plancmp.commands.remove": "commands/test_add.py",
    **dict.fromkeys(
        [f"plancmp.commands.{name}" for name in ("coverage", "gaps", "rank", "targets", "track")],
        "commands/test_cli_figures.py",
    ),
    "plancmp.commands.process": "faults/test_streams.py",
    "plancmp.index.compile": "index/test_format.py",
    **dict.fromkeys(
        [f"plancmp.index.{name}" for name in ("freshness", "registry", "rows", "transaction", "workers")],
        "index/test_update.py",
    ),
    "plancmp.index.lookup": "query/search/test_parse.py",
    "plancmp.index.notice": "index/test_cache.py",
    "plancmp.index.searchable": "query/search/test_search.py",
    "plancmp.index.vocabulary": "query/search/test_search.py",
    "plancmp.ingest.labels": "ingest/labels/test_labels.py",
    "plancmp.ingest.readers": "ingest/readers/test_readers.py",
    "plancmp.ingest.readers.layout": "ingest/readers/test_pdf.py",
    **dict.fromkeys(
        [f"plancmp.ingest.{name}" for name in ("leads", "shortcomings", "standing")], "ingest/test_chapters.py"
    ),
    "plancmp.knowledge.load": "knowledge/test_check.py",
    **dict.fromkeys([f"plancmp.knowledge.{name}" for name in ("look", "reading", "rules")], "knowledge/test_check.py"),
    "plancmp.knowledge.schema": "knowledge/test_check.py",
    "plancmp.measures": "index/test_packing.py",
    "plancmp.measures.scopes": "query/progress/test_scopes.py",
    "plancmp.measures.statement": "query/progress/test_statements.py",
    "plancmp.query.diff.reasons": "query/diff/test_changes.py",
    "plancmp.query.export": "render/test_figures.py",
    "plancmp.query.report": "render/test_report.py",
    "plancmp.query.shapes": "test_schema.py",
    "plancmp.query.progress.reasons": "query/progress/test_verdicts.py",
    **dict.fromkeys(
        [f"plancmp.query.search.{name}" for name in ("expand", "hints", "results")], "query/search/test_search.py"
    ),
    "plancmp.query.search.question": "query/search/test_numbers.py",
    "plancmp.render": "render/test_write.py",
    **dict.fromkeys(
        [f"plancmp.text.figures.{name}" for name in ("context", "grammar", "places", "reading", "years")],
        "text/test_quantities.py",
    ),
    "plancmp.weights": "index/test_cache.py",
}
"""Modules without a test file of their own name -> the file that calls them and fails when they change."""

TESTS = Path(__file__).parent


def _mirror(module: str) -> Path:
    """The test file of a module's name; that of a package stands beside the folder of its modules' tests."""
    *folders, name = [part for part in module.split(".")[1:] if part != "__init__"]
    return TESTS.joinpath(*folders, f"test_{name}.py")


def _with_code() -> dict[str, Path]:
    """The modules, without packages that only say what is in them."""
    made = {"FunctionDef", "ClassDef", "Assign", "AnnAssign"}
    result = {}
    for module, path in MODULES.items():
        if path.name != "__init__.py" or made & {
            type(node).__name__ for node in ast.parse(path.read_text("utf-8")).body
        }:
            result[module.removesuffix(".__init__")] = path
    return result


def test_every_module_has_tests_and_says_where() -> None:
    modules = _with_code()
    lost = [module for module in modules if not _mirror(module).is_file() and module not in COVERED_BY]
    assert lost == [], "write the test file of their name, or say in COVERED_BY where they are tested"
    assert [module for module in COVERED_BY if module not in modules or _mirror(module).is_file()] == []
    assert [file for file in COVERED_BY.values() if not (TESTS / file).is_file()] == []
