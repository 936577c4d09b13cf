from __future__ import annotations

from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[3] / "shared" / "sources"


@pytest.fixture(scope="session")
def sources() -> dict[str, str]:
    """The raw text of each plan, by plan id."""
    if not SOURCES.is_dir():
        pytest.skip(f"the source documents are not at {SOURCES}")
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))}
