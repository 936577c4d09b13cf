"""Every supported Python gives the same bytes: digests of results over the made-up plans, made with one and held by
all.

``PLANCMP_SNAPSHOTS=write python -m pytest tests/test_same_bytes.py`` writes them anew after an intended change.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from plancmp import cli
from plancmp.knowledge import files
from tests.conftest import EXAMPLE, FIGURES

environment = dict(os.environ)

DIGESTS = Path(__file__).parent / "same-bytes.json"

COMMANDS = [
    "compare anping beihu nanling",
    "compare anping beihu --lang en",
    "compare anping beihu --json --explain",
    "compare anping beihu -f csv",
    "compare anping beihu -f md",
    "search 班列 --json --explain",
    "search trains --lang en",
    "targets -f json",
    "targets",
    "track anping --json",
    "track anping --lang en",
    "coverage --json --today 2026-11-29",
    "gaps beihu --against anping --json",
    "list indicators --json",
    "show anping",
    "export -f csv",
]


@pytest.mark.parametrize("folder", [EXAMPLE, FIGURES], ids=lambda folder: folder.parent.name)
def test_results_are_the_same_bytes(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "folders", lambda: [folder])
    monkeypatch.setenv("COLUMNS", "100")
    found = {}
    for command in COMMANDS:
        assert cli.run(command.split()) in (0, 1)
        found[command] = hashlib.sha256(capsys.readouterr().out.encode("utf-8")).hexdigest()[:16]
    known = json.loads(DIGESTS.read_text("utf-8")) if DIGESTS.exists() else {}
    if environment.get("PLANCMP_SNAPSHOTS") == "write":
        DIGESTS.write_text(json.dumps({**known, folder.parent.name: found}, indent=2) + "\n", "utf-8")
    else:
        assert found == known[folder.parent.name]
