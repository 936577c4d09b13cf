"""What a document is, told by the user, its head, its name or its title."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.errors import PlancmpError
from plancmp.ingest.draft import Reader
from plancmp.ingest.folder import Request, draft, identify
from plancmp.ingest.readers import Document

BODY = "\n一、2024年工作回顾\n过去一年,建成公路30公里。\n"


@pytest.mark.parametrize(
    ("name", "title", "city", "type", "year"),
    [
        ("x/doc.txt", "2025年台州市政府工作报告", "台州市", "report", 2025),
        ("x/doc.txt", "浙江省台州市2025年政府工作报告", "浙江省台州市", "report", 2025),
        (
            "x/doc.txt",
            "政府工作报告\n——2025年1月15日在温岭市第十七届人民代表大会第四次会议上",
            "温岭市",
            "report",
            2025,
        ),
        (
            "x/doc.txt",
            "中共台州市委关于制定台州市国民经济和社会发展第十五个五年规划的建议\n(2025年11月20日市委全会通过)",
            "台州市",
            "proposal",
            2025,
        ),
        ("台州市/2025.txt", "政府工作报告", "台州市", "report", 2025),
    ],
)
def test_the_title_tells(reader: Reader, name: str, title: str, city: str, type: str, year: int) -> None:
    known = identify(Document(title + BODY), Path(name), reader, Request())
    assert (reader.city(known.city)[0], known.type, known.year) == (reader.city(city)[0], type, year)


def test_nobody_tells(reader: Reader) -> None:
    with pytest.raises(PlancmpError, match="city"):
        identify(Document("政府工作报告" + BODY), Path("x/doc.txt"), reader, Request())


def test_the_draft_keeps_the_checksum_of_the_file(reader: Reader) -> None:
    known = identify(Document("2025年台州市政府工作报告" + BODY, sha256="0" * 64), Path("x/doc.txt"), reader, Request())
    assert draft(known, Path("x/doc.txt"), reader).plan.sha256 == "0" * 64
