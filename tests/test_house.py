"""Data flows one way: no module imports one of a layer above its own."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import plancmp

PACKAGE = Path(plancmp.__file__).parent

LAYERS = (
    ("errors", "problems", "records", "model"),
    ("text",),
    ("match",),
    ("knowledge",),
    ("index",),
    ("ingest",),
    ("query",),
    ("render",),
    ("commands", "cli", "__main__"),
)
"""From the ground up; a module may import its own layer and those before it."""

OWNERS = {"yaml": ("knowledge",), "sqlite3": ("index",), "rapidfuzz": ("match",), "rich": ("render",), "click": ("cli", "commands")}
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
    for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"
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


@pytest.mark.parametrize(
    ("command", "banned"),
    [
        (["--version"], ("yaml", "rich", "rapidfuzz", "sqlite3", "opencc", "platformdirs")),
        (["compare", "jinhua", "quzhou", "--theme", "transport", "--json"], ("yaml", "rich", "rapidfuzz", "opencc", "platformdirs", "decimal", "csv", "hashlib")),
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
    result = subprocess.run([sys.executable, "-c", code, " ".join(command)], capture_output=True, encoding="utf-8", timeout=60)
    assert result.stderr.splitlines()[-1] == "[]"


def test_every_package_is_shipped() -> None:
    config = (PACKAGE.parent / "setup.cfg").read_text("utf-8")
    listed = config.split("packages =", 1)[1].split("package_dir", 1)[0].split()
    found = {".".join(("plancmp", *path.parent.relative_to(PACKAGE).parts)) for path in PACKAGE.rglob("__init__.py")}
    assert sorted(listed) == sorted(found | {"plancmp.data"})
