"""Plans that come, go and change: the index is brought up to date plan by plan, and says what a new one would."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancmp import City, DataError, KnowledgeBase, Plan, compare, search, weights
from plancmp.index import cache, compile, update, workers
from plancmp.knowledge import files, load
from plancmp.knowledge.reading import Reading
from tests.conftest import EXAMPLE

PLAN = """\
cities:
- id: {city}
  zh: {zh}市
  en: {city}
  adcode: '99{code:04d}'
plans:
- id: {city}-report-{year}
  city: {city}
  type: report
  title: {zh}市政府工作报告
  title_en: report
  issuer: {zh}市人民政府
  adopted: '{year}'
  period: '{year}'
  source: report.txt
  origin: draft
plan: {city}-report-{year}
clauses:
"""
CLAUSE = """\
- id: '{number}'
  title: 交通建设
  commitments:
  - id: {plan}/{number}.1
    themes: [transport]
    topic: {topic}
    strength: commit
    text: {text}
    names: [{name}]
    cite: 新建公路
    quantities:
    - {{label: 新建公路, value: {value}, unit: 公里, year: {year}}}
"""
PLACES = {"shitou": "石头", "mutou": "木头", "heliu": "河流", "caoyuan": "草原"}
TEXTS = ("新建中欧班列货运站", "新建公路通达各乡", "建设海绵城市", "开行班列500列", "改造老旧小区")


def plan(city: str, year: int, seed: int = 0, clauses: int = 3) -> str:
    """A made-up plan; another ``seed``, other contents."""
    chance = random.Random(f"{city} {year} {seed}")
    text = PLAN.format(city=city, zh=PLACES[city], year=year, code=list(PLACES).index(city))
    for number in range(1, clauses + 1):
        text += CLAUSE.format(
            number=number,
            plan=f"{city}-report-{year}",
            topic=chance.choice(["china-europe-trains", "null"]),
            text=f"{chance.choice(TEXTS)}{chance.randrange(99)}号",
            name=f"{PLACES[city]}{chance.randrange(9)}号线",
            value=chance.randrange(1, 99),
            year=year,
        )
    return text


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the example data that a test may change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one each time that an index is made of all files."""
    times: list[object] = []
    build = compile.build

    def counting(*args: Any) -> None:
        times.append(args)
        build(*args)

    monkeypatch.setattr(compile, "build", counting)
    return times


@pytest.fixture(params=["copied", "in place"])
def how(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways in which an index is changed."""
    if request.param == "in place":
        monkeypatch.setattr(cache, "SMALL", 0)
    return str(request.param)


def put(data: Path, city: str, year: int, seed: int = 0) -> Path:
    file = data / "plans" / f"{city}-report-{year}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(plan(city, year, seed), "utf-8")
    return file


def said(db: sqlite3.Connection) -> dict[str, list[Any]]:
    """All that an index holds; commitments by their ids, for numbers tell when a plan came."""
    ids = dict(db.execute("SELECT number, id FROM commitment"))
    tags = dict(db.execute("SELECT number, tag FROM label"))
    result: dict[str, list[Any]] = {
        table: sorted(map(repr, db.execute(f"SELECT * FROM {table}")))
        for table in ("record", "name", "clause", "form", "alias", "stands", "word", "sound", "brings", "tally")
    }
    result["file"] = [
        (key, digest, vocabulary, plan, ids.get(first), ids.get(last))
        for key, _, digest, vocabulary, plan, first, last in db.execute("SELECT * FROM file ORDER BY key")
    ]
    result["commitment"] = sorted(repr(row[1:]) for row in db.execute("SELECT * FROM commitment"))
    result["vector"] = sorted((ids[number], *texts) for number, *texts in db.execute("SELECT * FROM vector"))
    concepts, places, *counts = map(json.loads, db.execute("SELECT * FROM weighing").fetchone())
    result["weighing"] = [concepts, sorted(places), *counts]
    result["label"] = sorted(tags.values())
    db.execute("PRAGMA query_only = OFF")
    for table, named in (("grams", ids), ("label_grams", tags)):
        db.execute(f"CREATE VIRTUAL TABLE temp.words_of_{table} USING fts5vocab(main, {table}, instance)")
        found = db.execute(f"SELECT term, doc FROM temp.words_of_{table}")
        result[table] = sorted({(term, named[number]) for term, number in found})
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    result["size"] = [db.execute("SELECT value FROM meta WHERE key = 'commitments'").fetchone(), len(ids)]
    return result


def index_of(data: Path) -> dict[str, list[Any]]:
    with KnowledgeBase.open([data]) as kb:
        assert not kb.notes
        return said(kb._db)


def test_the_index_says_what_a_new_one_would(
    data: Path, kept: Path, how: str, anew: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "LAG", 0)  # also what may lag behind
    index_of(data)
    steps: list[Callable[[], object]] = [
        lambda: put(data, "shitou", 2025),
        lambda: put(data, "mutou", 2025),
        lambda: [put(data, "shitou", 2024), put(data, "caoyuan", 2026)],
        lambda: put(data, "shitou", 2025, 7),
        lambda: (data / "plans" / "shitou-report-2024.yaml").unlink(),
        lambda: (data / "plans" / "shitou-report-2025.yaml").rename(data / "plans" / "a.yaml"),
        lambda: [(data / "plans" / "a.yaml").unlink(), put(data, "heliu", 2025)],
    ]
    for step in steps:
        step()
        now = index_of(data)
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("PLANCMP_CACHE", str(kept.parent / "other"))
            shutil.rmtree(kept.parent / "other", ignore_errors=True)
            fresh = index_of(data)
        for table, rows in fresh.items():
            assert now[table] == rows, table
    assert len(anew) == 1 + len(steps), "made of all files only at first, and to compare"


def test_one_more_folder_begins_with_the_index_of_the_others(
    data: Path, kept: Path, how: str, anew: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "LAG", 0)
    before = index_of(data)
    put(tmp_path / "beside", "shitou", 2025)
    folders = [data, tmp_path / "beside"]
    with KnowledgeBase.open(folders) as kb:
        now = said(kb._db)
    assert len(anew) == 1 and index_of(data) == before and len(anew) == 1
    shutil.rmtree(kept)
    with KnowledgeBase.open(folders) as kb:
        assert said(kb._db) == now
    put(tmp_path / "beside", "mutou", 2025).write_text("terms: []\n", "utf-8")
    with KnowledgeBase.open(folders) as kb:
        assert len(anew) == 3, "vocabulary"


def test_only_the_files_that_changed_are_read(data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index_of(data)
    read: list[str] = []
    contents = files.contents

    def noting(path: str | Path) -> Any:
        read.append(Path(path).name)
        return contents(path)

    monkeypatch.setattr(files, "contents", noting)
    monkeypatch.setattr(load, "contents", noting)
    put(data, "shitou", 2025)
    index_of(data)
    assert set(read) <= {"shitou-report-2025.yaml", *(path.name for path in data.rglob("*.yaml"))}
    for path in data.rglob("*.yaml"):
        os.utime(path, (1, 1))
    index_of(data)
    read.clear()
    put(data, "shitou", 2024)
    index_of(data)
    assert set(read) == {"shitou-report-2024.yaml"}


def test_answers_are_in_the_order_of_the_documents(data: Path, kept: Path, anew: list[object]) -> None:
    with KnowledgeBase.open([data]) as kb:
        before = [plan.id for plan in kb.all(Plan)]
    file = put(data, "shitou", 2025)
    file.rename(data / "plans" / "a.yaml")  # before all others
    with KnowledgeBase.open([data]) as kb:
        items = kb.commitments()
        assert {item.plan for item in items[:3]} == {"shitou-report-2025"}
        assert list(kb.stored()) == items and list(kb.stored()[:2]) == items[:2] and len(kb.stored()) == len(items)
        assert list(kb.stored(plans=["shitou-report-2025"], status="planned")) == items[:3]
        assert [plan.id for plan in kb.all(Plan)] == [*before, "shitou-report-2025"]
        assert kb.size() == len(items) == kb.count()
    assert len(anew) == 1


def test_weights_lag_behind_within_bounds(data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with KnowledgeBase.open([data]) as kb:
        total = kb.count()
        assert kb.weighed() == (total, 0)
    monkeypatch.setattr(weights, "LAG", 3.5 / total)
    put(data, "shitou", 2025)
    with KnowledgeBase.open([data]) as kb:
        assert kb.weighed() == (total, 3)
        items = kb.commitments()
        assert len(kb.vectors(items)) == len(items), "also those that came have vectors"
    put(data, "shitou", 2025, 9)
    with KnowledgeBase.open([data]) as kb:
        assert kb.weighed() == (total + 3, 0), "three gone and three come are six"


def test_guests_of_a_plan_that_came_later(data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are close although their topics differ, by the weights that there are."""
    monkeypatch.setattr(weights, "LAG", 9)
    index_of(data)
    trains, open_one = put(data, "shitou", 2025), put(data, "mutou", 2025)
    for file, topic in ((trains, "china-europe-trains"), (open_one, "railways")):
        text = re.sub("topic: .*", f"topic: {topic}", file.read_text("utf-8"))
        file.write_text(re.sub("text: .*", "text: 新建中欧班列货运站七号", text), "utf-8")
    later = open_one.read_text("utf-8")
    open_one.unlink()
    index_of(data)
    open_one.write_text(later, "utf-8")
    with KnowledgeBase.open([data]) as kb:
        assert kb.weighed()[1] == 6, "the weights are those of before"
        near = kb.near(["shitou-report-2025/1.1", "mutou-report-2025/1.1"])
    assert ("shitou-report-2025/1.1", "mutou-report-2025/1.1") in near
    assert ("mutou-report-2025/1.1", "shitou-report-2025/1.1") in near


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("themes: [transport]", "themes: [nonsense]", "unknown-reference"),
        ("cite: 新建公路", "cite: 新建公路\n    cite: 再", "syntax"),
        ("zh: 石头市", "zh: 别的市", "duplicate-id"),
    ],
)
def test_a_plan_that_is_not_sound_is_named_and_changes_nothing(
    old: str, new: str, code: str, data: Path, kept: Path, how: str, anew: list[object]
) -> None:
    put(data, "shitou", 2024)
    index_of(data)
    [before] = [file.read_bytes() for file in kept.iterdir()]
    file = put(data, "shitou", 2025)
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        KnowledgeBase.open([data])
    assert {(problem.code, problem.file) for problem in caught.value.problems} == {(code, str(file))}
    assert [file.read_bytes() for file in kept.iterdir()] == [before]
    file.unlink()
    with KnowledgeBase.open([data]) as kb:
        assert kb.find(City, "石头").id == "shitou"
    assert len(anew) == 1


def test_a_city_that_another_plan_needs(data: Path, kept: Path) -> None:
    put(data, "shitou", 2024)
    second = put(data, "shitou", 2025)
    text = second.read_text("utf-8")
    second.write_text(text[text.index("plans:") :], "utf-8")  # it relies on the city of the first
    index_of(data)
    (data / "plans" / "shitou-report-2024.yaml").unlink()
    with pytest.raises(DataError) as caught:
        KnowledgeBase.open([data])
    assert [(problem.code, problem.file) for problem in caught.value.problems] == [("unknown-reference", str(second))]


@pytest.mark.parametrize("vocabulary", ["terms: []\n", "themes: []\n"])
def test_vocabulary_has_the_index_made_anew(vocabulary: str, data: Path, kept: Path, anew: list[object]) -> None:
    index_of(data)
    (data / "plans" / "words.yaml").write_text(vocabulary, "utf-8")
    index_of(data)
    assert len(anew) == 2
    (data / "plans" / "words.yaml").unlink()
    index_of(data)
    assert len(anew) == 3


def test_who_reads_goes_on_in_the_old(data: Path, kept: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PATIENCE", 0.0)
    with KnowledgeBase.open([data]) as old:
        before = said(old._db)["commitment"]
        put(data, "shitou", 2025)
        with KnowledgeBase.open([data]) as new:
            assert new.count(plans=["shitou-report-2025"]) == 3
            assert len(new.commitments()) == len(before) + 3
        assert len(old.commitments()) == len(before) and search(old, "班列").hits
        assert old.count(plans=["shitou-report-2025"]) == 0
    assert len(list(kept.glob("index-*.sqlite"))) == 1


def test_a_change_waits_for_readers_once(data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for each page that it could put on the disk before it ends: a plan has hundreds."""
    spilled: list[object] = []
    made = update.update

    def watched(index: sqlite3.Connection, *how: object) -> None:
        spilled.extend(index.execute("PRAGMA cache_spill").fetchone())
        made(index, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(update, "update", watched)
    monkeypatch.setattr(cache, "SMALL", 0)
    index_of(data)
    put(data, "shitou", 2025)
    with KnowledgeBase.open([data]) as new:
        assert new.count(plans=["shitou-report-2025"]) == 3
        assert spilled == [0]
        assert new._db.execute("PRAGMA cache_spill").fetchone()[0] > 0


def test_several_processes_make_the_same(data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are read by others come to the same index, also those that they cannot judge alone."""
    for city in PLACES:
        put(data, city, 2025)
    second = put(data, "shitou", 2026)
    text = second.read_text("utf-8")
    second.write_text(text[text.index("plans:") :], "utf-8")
    alone = index_of(data)
    shutil.rmtree(kept)
    monkeypatch.setattr(workers, "LEAST", 0)
    monkeypatch.setattr(workers, "number", lambda: 2)
    read: list[object] = []
    take = Reading.take
    monkeypatch.setattr(Reading, "take", lambda self, path: read.append(path) or take(self, path))
    together = index_of(data)
    for table, rows in alone.items():
        assert together[table] == rows, table
    assert len(read) == 2, "the vocabulary, and the plan whose city another file brings"
    shutil.rmtree(kept)
    put(data, "shitou", 2025).write_text("x: [", "utf-8")
    monkeypatch.setattr(workers, "_CODE", "raise SystemExit")
    with pytest.raises(DataError, match="in the data files"):
        KnowledgeBase.open([data])


def test_what_is_installed_is_told_by_the_index(data: Path, kept: Path) -> None:
    file = put(data, "shitou", 2025)
    assert cache.installed([data], []) is None, "there is no index"
    index_of(data)
    known = cache.installed([data], [])
    assert known and "shitou" in known.cities and "shitou-report-2025" in known.plans
    assert known.clauses.keys() == known.plans.keys() and not known.commitments
    less = cache.installed([data], [file])
    assert less and "shitou" not in less.cities and "shitou-report-2025" not in less.clauses
    file.write_text("x: [", "utf-8")
    assert cache.installed([data], []) is None, "it is not fresh"
    assert cache.installed([data], [file]) == less, "but for this file it is"


def test_comparing_after_a_change(data: Path, kept: Path) -> None:
    put(data, "shitou", 2025)
    index_of(data)
    put(data, "mutou", 2025)
    with KnowledgeBase.open([data]) as kb:
        assert compare(kb, ["石头", "木头"]).rows
