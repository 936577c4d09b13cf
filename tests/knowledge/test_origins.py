"""From which data folder a plan comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.knowledge import files
from plancmp.knowledge.origins import where, whereabouts


def test_each_folder_has_its_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, own, named = tmp_path / "shipped", tmp_path / "own", tmp_path / "named"
    for folder in (shipped, own, named):
        (folder / "plans").mkdir(parents=True)
        (folder / "plans" / f"{folder.name}-plan-2024.yaml").touch()
    (named / "plans" / "own-plan-2024.yaml").touch()
    monkeypatch.setattr(files, "shipped", lambda: shipped)
    monkeypatch.setattr(files, "own", lambda: own)
    monkeypatch.setenv("PLANCMP_DATA", str(named))
    assert [where(f"{name}-plan-2024") for name in ("shipped", "own", "named", "other")] == [
        "shipped",
        "own",
        str(named),
        "",
    ]
    assert whereabouts(["own-plan-2024", "other-plan-2024"]) == {"own-plan-2024": "own", "other-plan-2024": ""}
