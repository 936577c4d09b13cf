"""A reader that learnt from the made-up knowledge base, and one made-up report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plancmp import KnowledgeBase
from plancmp.ingest.draft import Draft, Reader

REPORT = """2025年丽江市政府工作报告

一、2024年工作回顾
过去一年,地区生产总值增长5.8%,新建公路120公里。
(一)推进交通建设。高铁站建成投用,货运班列开行300列。

二、2025年工作安排
地区生产总值增长6%左右,农村居民和城镇居民收入分别增长7%和6.5%以上。
(一)推进交通建设。确保铁路客运量突破1200万人次,到2027年建成公路500公里。托位数由4.1个增至4.8个。
(二)深化“三个一号工程”。实施以下6项任务,10亿元以上项目不少于8个。
(三)弘扬传统美德。
"""


@pytest.fixture(scope="session")
def learnt(cache: Path) -> Iterator[Reader]:
    """Reads with the knowledge base that users get, learnt once for the whole run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANCMP_CACHE", str(cache))
        patch.setenv("HOME", str(cache))
        patch.delenv("XDG_DATA_HOME", raising=False)
        patch.delenv("PLANCMP_DATA", raising=False)
        with KnowledgeBase.open() as kb:
            yield Reader(kb)


@pytest.fixture
def reader(example: KnowledgeBase) -> Reader:
    return Reader(example)


@pytest.fixture
def draft(reader: Reader) -> Draft:
    return reader.read(REPORT, "report.txt", city="丽江", type="report", year=2025)
