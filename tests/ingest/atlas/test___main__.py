"""The tables made of a folder of reports, and what is told of those that were left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.ingest.atlas.__main__ import main

REPORT = """{city}政府工作报告
——{year}年1月15日在{city}第九届人民代表大会第四次会议上

各位代表:

一、{before}年工作回顾
过去一年,地区生产总值增长{result}%。

二、{year}年工作安排
{year}年经济社会发展主要预期目标:地区生产总值增长{aim}%左右,城镇新增就业{jobs}万人。
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    for city, year, result, aim, jobs in (("湖州市", 2024, 5.8, 6, 9), ("湖州市", 2025, 5.9, 5.5, 900)):
        path = folder / city / f"{year}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            REPORT.format(city=city, year=year, before=year - 1, result=result, aim=aim, jobs=jobs), "utf-8"
        )
    return folder


def test_a_folder_becomes_tables(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, log = tmp_path / "atlas", tmp_path / "log.tsv"
    assert main([str(reports), "-o", str(out), "-j", "1", "--log", str(log)]) == 0
    rows = [line.split("\t") for line in (out / "zhejiang.tsv").read_text("utf-8").splitlines() if line[0] != "#"][1:]
    assert [(row[2], row[4], row[5], row[7], row[8]) for row in rows] == [
        ("huzhou-report-2024", "gdp-growth", "actual", "=", "5.8"),
        ("huzhou-report-2024", "gdp-growth", "target", "~", "6"),
        ("huzhou-report-2025", "gdp-growth", "actual", "=", "5.9"),
        ("huzhou-report-2025", "gdp-growth", "target", "~", "5.5"),
    ]
    assert "jumps: 2 targets, 0 results" in capsys.readouterr().err  # 9 and then 900 万人: neither is sure
    assert [line.split("\t")[:2] for line in log.read_text("utf-8").splitlines()[1:]] == [
        ["jumps", "huzhou-report-2024"],
        ["jumps", "huzhou-report-2025"],
    ]


def test_the_same_once_more_is_the_same(reports: Path, tmp_path: Path) -> None:
    made = []
    for name, jobs in (("one", "1"), ("two", "2")):
        main([str(reports), "-o", str(tmp_path / name), "-j", jobs])
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert made[0] == made[1]


def test_a_folder_without_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "holds no document" in capsys.readouterr().err
