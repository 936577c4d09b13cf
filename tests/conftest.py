"""Nothing that a test does reaches the user's own folders or settings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plancmp import KnowledgeBase

REPOSITORY = Path(__file__).parent.parent
EXAMPLE = Path(__file__).parent / "example" / "data"
FIGURES = Path(__file__).parent / "example-figures" / "data"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder shared by the whole run: the shipped data are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("PLANCMP_", "XDG_")) or name in ("NO_COLOR", "COLUMNS", "FORCE_COLOR", "TERM"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PLANCMP_CACHE", str(cache))


@pytest.fixture
def example() -> Iterator[KnowledgeBase]:
    """The small made-up knowledge base."""
    with KnowledgeBase.open([EXAMPLE]) as kb:
        yield kb


@pytest.fixture
def figures() -> Iterator[KnowledgeBase]:
    """Made-up plans of one city that speak of the same figures again and again."""
    with KnowledgeBase.open([FIGURES]) as kb:
        yield kb


@pytest.fixture
def shipped() -> Iterator[KnowledgeBase]:
    """The knowledge base that users get."""
    with KnowledgeBase.open() as kb:
        yield kb


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def plancmp() -> Run:
    """Run the command line as a process of its own."""

    def run(*args: str, env: dict[str, str] | None = None, **kwargs: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            [sys.executable, "-m", "plancmp", *args], capture_output=True, encoding="utf-8", cwd=REPOSITORY,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})}, timeout=120, **kwargs,
        )

    return run
