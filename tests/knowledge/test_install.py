"""Plans put into the user's own folder and taken out: whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import City, KnowledgeBase, Plan
from plancmp.errors import DataError, PlancmpError
from plancmp.knowledge import check, files, install
from plancmp.knowledge.origins import where

DRAFT = """\
cities:
- id: shaoxing
  zh: 绍兴市
  en: Shaoxing
  adcode: '330600'
  within: 浙江省
plans:
- id: shaoxing-report-{year}
  city: shaoxing
  type: report
  title: 绍兴市政府工作报告
  title_en: Shaoxing government work report
  issuer: 绍兴市人民政府
  adopted: '{year}'
  period: '{year}'
  source: report.txt
  origin: draft
plan: shaoxing-report-{year}
clauses:
- id: '1'
  title: 交通
  commitments:
  - id: shaoxing-report-{year}/1.1
    themes: [transport]
    strength: commit
    text: 新建公路20公里
    cite: 新建公路20公里
    confidence: 0.25
    quantities:
    - {{label: 新建公路, value: 20, unit: 公里, year: {year}}}
"""


def draft(folder: Path, year: int = 2025) -> Path:
    path = folder / f"draft-{year}.yaml"
    path.write_text(DRAFT.format(year=year), "utf-8")
    return path


def installed() -> list[str]:
    return sorted(path.name for path in (files.own() / "plans").glob("*")) if files.own().exists() else []


def test_add_and_remove(tmp_path: Path) -> None:
    assert install.add(draft(tmp_path)) == ["shaoxing-report-2025"]
    assert installed() == ["shaoxing-report-2025.yaml"] and where("shaoxing-report-2025") == "own"
    with KnowledgeBase.open() as kb:
        assert kb.find(City, "绍兴").id == "shaoxing"
        item = kb.commitments(plans=["shaoxing-report-2025"])[0]
        assert (item.topic, item.origin) == (None, "draft") and "confidence" not in item.to_dict()
    install.remove("shaoxing-report-2025")
    assert installed() == []


def test_two_plans_of_a_new_city(tmp_path: Path) -> None:
    install.add(draft(tmp_path, 2024))
    install.add(draft(tmp_path, 2025))
    install.remove("shaoxing-report-2024")
    with KnowledgeBase.open() as kb:
        assert [plan.id for plan in kb.all(Plan) if plan.city == "shaoxing"] == ["shaoxing-report-2025"]


def test_a_plan_that_is_there_changes_nothing(tmp_path: Path) -> None:
    install.add(draft(tmp_path))
    before = (files.own() / "plans" / "shaoxing-report-2025.yaml").read_bytes()
    path = draft(tmp_path)
    path.write_text(path.read_text("utf-8").replace("20公里", "30公里"), "utf-8")
    with pytest.raises(PlancmpError, match="there already"):
        install.add(path)
    assert (files.own() / "plans" / "shaoxing-report-2025.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [("themes: [transport]", "themes: [nonsense]"), ("origin: draft\n", ""), ("plan: shaoxing-report-2025\n", ""), ("clauses:", "\t:")],
)
def test_a_broken_file_changes_nothing(tmp_path: Path, old: str, new: str) -> None:
    path = draft(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"\n{old}" if old.startswith("plan:") else old, f"\n{new}" if old.startswith("plan:") else new), "utf-8")
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
    assert install.add(first, second) == ["shaoxing-report-2024", "shaoxing-report-2025"]


def test_what_is_installed_does_not_hide_the_warnings_of_the_file_that_is_checked(tmp_path: Path) -> None:
    path = draft(tmp_path)
    before = check.check([path])
    assert [problem.code for problem in before] == ["open-topic"]
    install.add(path)
    assert check.check([path]) == before


def test_a_broken_file_of_the_users_own_is_named_with_the_way_out(tmp_path: Path) -> None:
    install.add(draft(tmp_path))
    with (files.own() / "plans" / "shaoxing-report-2025.yaml").open("a", encoding="utf-8") as file:
        file.write("x: [")
    with pytest.raises(DataError) as caught:
        KnowledgeBase.open()
    assert caught.value.hint.endswith("plancmp remove shaoxing-report-2025")
    install.remove("shaoxing-report-2025")
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
    draft(tmp_path).rename(folder / "shaoxing-report-2025.yaml")
    monkeypatch.setenv("PLANCMP_DATA", str(folder.parent))
    with pytest.raises(PlancmpError, match="PLANCMP_DATA"):
        install.remove("shaoxing-report-2025")
