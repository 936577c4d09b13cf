"""Plans put into the user's own folder and taken out: whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from plancmp import City, KnowledgeBase, Plan
from plancmp.errors import DataError, PlancmpError
from plancmp.index import cache
from plancmp.knowledge import check, files, install, load, yaml_io
from plancmp.knowledge.load import Catalogue
from plancmp.knowledge.origins import where

DRAFT = """\
cities:
- id: lijiang
  zh: 丽江市
  en: Lijiang
  adcode: '530700'
  within: 云南省
plans:
- id: lijiang-report-{year}
  city: lijiang
  type: report
  title: 丽江市政府工作报告
  title_en: Lijiang government work report
  issuer: 丽江市人民政府
  adopted: '{year}'
  period: '{year}'
  source: report.txt
  origin: draft
plan: lijiang-report-{year}
clauses:
- id: '1'
  title: 交通
  commitments:
  - id: lijiang-report-{year}/1.1
    themes: [transport]
    strength: commit
    text: 新建公路20公里
    cite: 新建公路20公里
    confidence: 0.25
    quantities:
    - {{label: 新建公路, value: 20, unit: 公里, year: {year}}}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped vocabulary with one of the plans: what is installed is read again and again."""
    kept, folder = "jinhua-report-2024", tmp_path_factory.mktemp("shipped")
    entry = yaml_io.parse((files.shipped() / files.ENTRY).read_text("utf-8"))
    entry["plans"] = [plan for plan in entry["plans"] if plan["id"] == kept]
    (folder / files.ENTRY).write_text(yaml_io.dump(entry), "utf-8")
    (folder / "plans").mkdir()
    shutil.copy(files.shipped() / "plans" / f"{kept}.yaml", folder / "plans")
    return folder


@pytest.fixture(autouse=True)
def _small(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "shipped", lambda: small)


def draft(folder: Path, year: int = 2025) -> Path:
    path = folder / f"draft-{year}.yaml"
    path.write_text(DRAFT.format(year=year), "utf-8")
    return path


def installed() -> list[str]:
    return sorted(path.name for path in (files.own() / "plans").glob("*")) if files.own().exists() else []


def test_add_and_remove(tmp_path: Path) -> None:
    assert install.add(draft(tmp_path)) == ["lijiang-report-2025"]
    assert installed() == ["lijiang-report-2025.yaml"] and where("lijiang-report-2025") == "own"
    with KnowledgeBase.open() as kb:
        assert kb.find(City, "丽江").id == "lijiang"
        item = kb.commitments(plans=["lijiang-report-2025"])[0]
        assert (item.topic, item.origin) == (None, "draft") and "confidence" not in item.to_dict()
    install.remove("lijiang-report-2025")
    assert installed() == []


def test_two_plans_of_a_new_city(tmp_path: Path) -> None:
    install.add(draft(tmp_path, 2024))
    install.add(draft(tmp_path, 2025))
    install.remove("lijiang-report-2024")
    with KnowledgeBase.open() as kb:
        assert [plan.id for plan in kb.all(Plan) if plan.city == "lijiang"] == ["lijiang-report-2025"]


def test_a_plan_that_is_there_changes_nothing(tmp_path: Path) -> None:
    install.add(draft(tmp_path))
    before = (files.own() / "plans" / "lijiang-report-2025.yaml").read_bytes()
    path = draft(tmp_path)
    path.write_text(path.read_text("utf-8").replace("20公里", "30公里"), "utf-8")
    with pytest.raises(PlancmpError, match="there already"):
        install.add(path)
    assert (files.own() / "plans" / "lijiang-report-2025.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("themes: [transport]", "themes: [nonsense]"),
        ("origin: draft\n", ""),
        ("plan: lijiang-report-2025\n", ""),
        ("clauses:", "\t:"),
    ],
)
def test_a_broken_file_changes_nothing(tmp_path: Path, old: str, new: str) -> None:
    path = draft(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(
        text.replace(f"\n{old}" if old.startswith("plan:") else old, f"\n{new}" if old.startswith("plan:") else new),
        "utf-8",
    )
    with pytest.raises(DataError):
        install.add(path)
    assert installed() == []


def test_several_are_installed_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = draft(tmp_path, 2024), draft(tmp_path, 2025)
    with pytest.raises(DataError, match="problems in .*draft-2025.yaml"):
        install.add(first, second, second)
    assert installed() == []

    def full(path: Path, text: str) -> None:
        if path.stem.endswith("2025"):
            raise OSError(28, "No space left on device")
        path.write_text(text, "utf-8")

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", full)
        with pytest.raises(PlancmpError, match="No space left"):
            install.add(first, second)
    assert installed() == []
    assert install.add(first, second) == ["lijiang-report-2024", "lijiang-report-2025"]


def test_what_is_installed_does_not_hide_the_warnings_of_the_file_that_is_checked(tmp_path: Path) -> None:
    path = draft(tmp_path)
    before = check.check([path])
    assert [problem.code for problem in before] == ["open-topic"]
    install.add(path)
    assert check.check([path]) == before


def test_a_broken_file_of_the_users_own_is_named_with_the_way_out(tmp_path: Path) -> None:
    install.add(draft(tmp_path))
    with (files.own() / "plans" / "lijiang-report-2025.yaml").open("a", encoding="utf-8") as file:
        file.write("x: [")
    with pytest.raises(DataError) as caught:
        KnowledgeBase.open()
    assert caught.value.hint.endswith("plancmp remove lijiang-report-2025")
    install.remove("lijiang-report-2025")
    KnowledgeBase.open().close()


def test_no_plan_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "cities.yaml"
    path.write_text("cities: []\n", "utf-8")
    with pytest.raises(DataError, match="no plan's file"):
        install.add(path)


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    with pytest.raises(PlancmpError, match="cannot write"):
        install.add(draft(tmp_path))


def test_what_cannot_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PlancmpError, match="came with plancmp"):
        install.remove("jinhua-report-2024")
    with pytest.raises(PlancmpError, match="no installed plan"):
        install.remove("nowhere-report-2025")
    folder = tmp_path / "mine" / "plans"
    folder.mkdir(parents=True)
    draft(tmp_path).rename(folder / "lijiang-report-2025.yaml")
    monkeypatch.setenv("PLANCMP_DATA", str(folder.parent))
    with pytest.raises(PlancmpError, match="PLANCMP_DATA"):
        install.remove("lijiang-report-2025")


def test_a_plan_is_replaced_when_that_is_wanted(tmp_path: Path) -> None:
    install.add(draft(tmp_path))
    newer = draft(tmp_path)
    newer.write_text(newer.read_text("utf-8").replace("新建公路20公里", "新建公路30公里"), "utf-8")
    with pytest.raises(PlancmpError) as raised:
        install.add(newer)
    assert "--replace" in raised.value.hint
    assert install.add(newer, replace=True) == ["lijiang-report-2025"]
    assert installed() == ["lijiang-report-2025.yaml"]
    with KnowledgeBase.open() as kb:
        assert [item.text for item in kb.commitments(plans=["lijiang-report-2025"])] == ["新建公路30公里"]
    assert install.add(draft(tmp_path, 2024), replace=True) == ["lijiang-report-2024"]  # nothing to replace


def test_what_came_with_the_program_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes((files.shipped() / "plans" / "jinhua-report-2024.yaml").read_bytes())
    with pytest.raises(PlancmpError) as raised:
        install.add(path, replace=True)
    assert "came with plancmp" in raised.value.hint


def test_one_document_is_installed_once(tmp_path: Path) -> None:
    first, second = draft(tmp_path, 2024), draft(tmp_path, 2025)
    for path in (first, second):
        path.write_text(path.read_text("utf-8").replace("  source:", f"  sha256: '{'a' * 64}'\n  source:"), "utf-8")
    with pytest.raises(PlancmpError, match="is there already"):
        install.add(first, second)
    assert installed() == []
    install.add(first)
    with pytest.raises(PlancmpError) as raised:
        install.add(second)
    assert "as lijiang-report-2024" in raised.value.message and "plancmp remove" in raised.value.hint
    assert install.add(first, replace=True) == ["lijiang-report-2024"]


@pytest.mark.parametrize("suffix", [".yml", ".YAML"])
def test_other_endings_are_data_files_too(tmp_path: Path, suffix: str) -> None:
    install.add(draft(tmp_path))
    target = files.own() / "plans" / "lijiang-report-2025.yaml"
    target.rename(target.with_suffix(suffix))
    with KnowledgeBase.open() as kb:
        assert len(kb.commitments(plans=["lijiang-report-2025"])) == 1
    assert where("lijiang-report-2025") == "own"
    install.remove("lijiang-report-2025")
    assert installed() == []


def test_what_is_known_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def known(leaving: Sequence[Path]) -> Catalogue | None:
        KnowledgeBase.open().close()
        return cache.installed(files.folders(), leaving)

    install.add(draft(tmp_path, 2024))
    path = draft(tmp_path)
    known([])
    contents = files.contents

    def own_alone(one: Path) -> tuple[bytes, os.stat_result]:
        assert one == path or one.is_relative_to(files.own()), f"{one} is read"
        return contents(one)

    monkeypatch.setattr(load, "contents", own_alone)
    assert install.add(path, known=known) == ["lijiang-report-2025"]
    with pytest.raises(PlancmpError, match="there already"):
        install.add(path, known=known)
    assert install.add(path, replace=True, known=known) == ["lijiang-report-2025"]
    monkeypatch.setattr(load, "contents", contents)
    install.remove("lijiang-report-2024", known=known)
    assert installed() == ["lijiang-report-2025.yaml"]


@pytest.mark.parametrize("known", [False, True])
def test_a_plan_that_another_needs_stays(known: bool, tmp_path: Path) -> None:
    def index(leaving: Sequence[Path]) -> Catalogue | None:
        KnowledgeBase.open().close()
        return cache.installed(files.folders(), leaving) if known else None

    second = draft(tmp_path)
    install.add(draft(tmp_path, 2024))
    text = second.read_text("utf-8")
    second.write_text(text[text.index("plans:") :], "utf-8")
    install.add(second, known=index)
    with pytest.raises(PlancmpError, match="cannot be removed: without it, no city is called 'lijiang'"):
        install.remove("lijiang-report-2024", known=index)
    install.remove("lijiang-report-2025", known=index)
    install.remove("lijiang-report-2024", known=index)
    assert installed() == []


def test_hints_fit_what_went_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(number: int) -> Callable[..., None]:
        def fail(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        return fail

    for number, hint in ((errno.ENOSPC, "make room"), (errno.EACCES, "yours to write"), (errno.EIO, "")):
        with monkeypatch.context() as patch, pytest.raises(PlancmpError) as caught:
            patch.setattr(files, "replace", failing(number))
            install.add(draft(tmp_path))
        assert hint in caught.value.hint and bool(hint) == bool(caught.value.hint)
    install.add(draft(tmp_path))
    with monkeypatch.context() as patch, pytest.raises(PlancmpError, match="was removed meanwhile"):
        patch.setattr(Path, "unlink", lambda *_: failing(errno.ENOENT)())
        install.remove("lijiang-report-2025")


def test_what_comes_with_a_later_release_takes_the_place_of_ones_own(tmp_path: Path) -> None:
    install.add(draft(tmp_path, 2024), draft(tmp_path, 2025))
    shutil.copy(draft(tmp_path), files.shipped() / "plans" / "lijiang-report-2025.yaml")
    entry = files.shipped() / files.ENTRY
    register = entry.read_text("utf-8")
    try:
        with KnowledgeBase.open() as kb:
            assert len(kb.commitments(plans=["lijiang-report-2025"])) == 1
            assert [note for note in kb.notes if "plancmp remove lijiang-report-2025" in note]
            assert {plan.id for plan in kb.all(Plan) if plan.city == "lijiang"} == {
                "lijiang-report-2024",
                "lijiang-report-2025",
            }
        assert where("lijiang-report-2025") == "shipped" and where("lijiang-report-2024") == "own"
        install.remove("lijiang-report-2025")
        assert installed() == ["lijiang-report-2024.yaml"]
        with KnowledgeBase.open() as kb:
            assert kb.notes == []
    finally:
        (files.shipped() / "plans" / "lijiang-report-2025.yaml").unlink()
        entry.write_text(register, "utf-8")


def test_a_text_is_kept_with_its_plan_or_neither(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = files.own() / "texts"

    def full(path: Path, text: str) -> None:
        if path.suffix == ".yaml":
            raise OSError(28, "No space left on device")
        path.write_text(text, "utf-8")

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", full)
        with pytest.raises(PlancmpError, match="No space left"):
            install.add(draft(tmp_path), text_of=lambda plan, file: "原文")
    assert installed() == [] and list(folder.glob("*")) == []
    install.add(draft(tmp_path), text_of=lambda plan, file: "原文")
    assert [path.read_text("utf-8") for path in folder.glob("*")] == ["原文"]


def test_the_text_of_another_document_goes_with_it(tmp_path: Path) -> None:
    folder = files.own() / "texts"
    for checksum in ("a" * 64, "b" * 64):
        path = draft(tmp_path)
        path.write_text(
            path.read_text("utf-8").replace("  origin: draft\n", f"  sha256: {checksum}\n  origin: draft\n"), "utf-8"
        )
        install.add(path, replace=True, text_of=lambda plan, file: plan.sha256[0])
        assert [path.read_text("utf-8") for path in folder.glob("*")] == [checksum[0]], "that of the plan as it is"
    install.add(path, replace=True)
    assert len(list(folder.glob("*"))) == 1, "it is of the same document"
    install.remove("lijiang-report-2025")
    assert list(folder.glob("*")) == []
