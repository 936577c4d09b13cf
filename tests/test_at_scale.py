"""Beyond one machine: what docs/at-scale.md shows, with the engines that are here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from plancmp import KnowledgeBase
from plancmp.query.export import figures
from plancmp.render import save
from plancmp.render.view import View

PAGE = Path(__file__).parent.parent / "docs" / "at-scale.md"

REPORT = "# 2024年{city}政府工作报告\n\n一、2024年目标\n\n地区生产总值增长{growth}%左右，城镇新增就业{jobs}万人。\n"


def test_duckdb_ranks_figures_as_the_page_says(shipped: KnowledgeBase, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    file = tmp_path / "figures.parquet"
    with file.open("wb") as out:
        save(figures(shipped), View(form="parquet"), out)
    query = re.search(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert query is not None
    ranked = duckdb.sql(query[1].replace("figures.parquet", str(file))).fetchall()
    best: dict[str, Any] = {}
    for row in figures(shipped).rows:
        told = row["indicator"] == "gdp-growth" and row["kind"] == "target" and row["year"] == 2025
        if told and row["base_value"] is not None and not row["annual"]:
            best[row["city"]] = max(best.get(row["city"], ("", 0.0)), (row["adopted"], row["base_value"]))
    assert len(best) > 1
    assert {city: value for _, city, value, *_ in ranked} == {city: value for city, (_, value) in best.items()}
    assert [value for _, _, value, *_ in ranked] == sorted((value for _, value in best.values()), reverse=True)


def test_dask_drafts_a_corpus(tmp_path: Path) -> None:
    pytest.importorskip("dask", reason="dask is not installed")
    read = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed").read_table
    from benchmarks import at_scale

    source, out = tmp_path / "corpus", tmp_path / "out"
    source.mkdir()
    for number, city in enumerate(("绍兴市", "嘉兴市", "湖州市")):
        text = REPORT.format(city=city, growth=5 + number, jobs=number + 1)
        (source / f"{city}2024.md").write_text(text, "utf-8")
    (source / "unknown.md").write_text("这里什么也没有说。\n", "utf-8")
    [file] = at_scale.run(source, out, scheduler="synchronous")
    rows = read(file).to_pylist()
    growth = {row["city"]: row["value"] for row in rows if row["indicator"] == "gdp-growth"}
    assert growth == {"shaoxing": 5.0, "jiaxing": 6.0, "huzhou": 7.0}
    before = Path(file).stat().st_mtime_ns
    assert at_scale.run(source, out, scheduler="synchronous") == [file] and Path(file).stat().st_mtime_ns == before
