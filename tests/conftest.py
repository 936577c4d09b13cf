"""Nothing that a test does reaches the user's own folders or settings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from plancmp import KnowledgeBase

# How long an example takes is the machine's affair. The same examples at every run: a change fails for what it does, not
# for luck. `--hypothesis-profile explore` looks for others.
settings.register_profile("plancmp", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("plancmp")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a parameter of bytes by its place: a packed file holds the time it was made, and processes that share the
    tests between them must find the same names."""
    return argname if isinstance(val, bytes) else None


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
        if name.startswith(("PLANCMP_", "XDG_", "LC_")) or name in (
            "LANG",
            "NO_COLOR",
            "COLUMNS",
            "FORCE_COLOR",
            "TERM",
            "PAGER",
            "LESS",
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PLANCMP_CACHE", str(cache))


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Results and messages of commands are in English, as a user of an English system has them."""
    monkeypatch.setenv("PLANCMP_LANG", "en")


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


Extended = Callable[..., KnowledgeBase]


@pytest.fixture
def extended(tmp_path: Path) -> Iterator[Extended]:
    """Open the plans of a folder with one more: that of 西河市, with these commitments.

    Each is a mapping of what tells it from the others: text, topic, theme, strength, quantities (a list in YAML).
    """
    with ExitStack() as opened:

        def extend(folder: Path, *commitments: dict[str, str]) -> KnowledgeBase:
            more = tmp_path / "more"
            more.mkdir()
            parts = [_commitment(number, **one) for number, one in enumerate(commitments, 1)]
            (more / "plans.yaml").write_text(_XIHE + "".join(parts), "utf-8")
            return opened.enter_context(KnowledgeBase.open([folder, more]))

        yield extend


_XIHE = """\
cities:
- {id: xihe, zh: 西河市, en: Xihe, adcode: '990400', aliases: [东滩]}
plans:
- id: xihe-action-2026
  city: xihe
  type: action
  title: 西河市行动计划
  title_en: Xihe action plan
  issuer: 西河市人民政府
  adopted: '2026-01-01'
  period: 2026-2030
  source: made up
plan: xihe-action-2026
clauses:
- id: '1'
  title: 任务
  commitments:
"""


def _commitment(
    number: int,
    text: str,
    topic: str = "railways",
    theme: str = "transport",
    strength: str = "commit",
    quantities: str = "[]",
) -> str:
    return f"""\
  - id: xihe-action-2026/1.{number}
    themes: [{theme}]
    topic: {topic}
    strength: {strength}
    text: {text}
    text_en: Work of Xihe
    cite: {text}
    quantities: {quantities}
"""


@pytest.fixture(scope="session")
def atlas_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with nothing but an atlas: GDP and its growth of Zhejiang and some of its prefectures."""
    from plancmp.knowledge import atlas
    from plancmp.knowledge.divisions import divisions
    from plancmp.model import Headline

    places = {place.id: place for place in divisions().values()}
    plans, figures = [], []
    # the growth aimed at, and told by the report of the year after; what is not known is not there
    for city, year, op, aim, result in _GROWTH:
        plan = f"{city}-report-{year}"
        title = f"{places[city].name}政府工作报告"
        plans.append(atlas.report(places[city], plan, year, f"{year}-01-15", title, "0" * 64))
        common = {"plan": plan, "city": city, "indicator": "gdp-growth", "unit": "%"}
        if aim is not None:
            cite = f"地区生产总值增长{aim}%"
            figures.append(Headline(**common, clause="二", kind="target", year=year, op=op, value=aim, cite=cite))
        if result is not None:
            cite = f"比上年增长{result}%"
            more = {"kind": "actual", "year": year - 1, "op": "=", "value": result, "cite": cite}
            figures.append(Headline(**common, clause="一", **more))
    folder = tmp_path_factory.mktemp("atlas")
    (folder / "atlas").mkdir()
    for name, text in atlas.write(atlas.Atlas(tuple(plans), tuple(figures))).items():
        (folder / "atlas" / name).write_text(text, "utf-8")
    return folder


_GROWTH = (
    ("china", 2024, "~", 5, None),
    ("zhejiang", 2024, "~", 5.5, None),
    ("hangzhou", 2024, "~", 5.5, None),
    ("hangzhou", 2025, "~", 5.5, 4.7),
    ("huzhou", 2024, ">=", 6, None),
    ("huzhou", 2025, "~", 6, 5.8),
    ("jiaxing", 2024, "=", 6, None),
    ("jiaxing", 2025, "=", 5.5, 6.2),
    ("zhoushan", 2024, "~", 7.5, None),
    ("yiwu", 2024, "=", 9, None),
)


@pytest.fixture
def mapped(atlas_folder: Path) -> Iterator[KnowledgeBase]:
    """The made-up plans with figures, beside that atlas."""
    with KnowledgeBase.open([FIGURES, atlas_folder]) as kb:
        yield kb


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def plancmp() -> Run:
    """Run the command line as a process of its own."""

    def run(*args: str, env: dict[str, str] | None = None, **kwargs: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            [sys.executable, "-m", "plancmp", *args],
            capture_output=True,
            encoding="utf-8",
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
            timeout=600,
            **kwargs,
        )

    return run
