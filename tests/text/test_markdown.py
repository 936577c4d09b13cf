"""Markdown as plain text."""

from __future__ import annotations

import pytest

from plancmp.text import clean, markdown

PAGE = "---\ntitle: '某市报告(2024年)'\ntags:\n  - 报告\n---\n\n## 某市报告\n\n> **一、主要目标**\n\n| 指标 | 2025年 |\n| --- | ---: |\n| 公路 | 500 |\n"


def test_the_head_is_told_and_taken_off() -> None:
    said, text = markdown.head(PAGE)
    assert said == {"title": "某市报告(2024年)"} and text.startswith("\n## 某市报告")
    assert markdown.head("一、主要目标\n---\n完成500亿元。") == ({}, "一、主要目标\n---\n完成500亿元。")


def test_a_text_without_a_head_may_have_the_marks() -> None:
    assert markdown.is_marked("**抓项目。**投资增长6%。\n**抓创新。**企业90家。")
    assert markdown.is_marked("# 一、目标\n完成。\n# 二、任务")
    assert not markdown.is_marked("面积5**注,投资3亿元。\n#1地块开工。")


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**一、主要目标**", "一、主要目标"),
        ("### (一)交通", "(一)交通"),
        ("> 引文", "引文"),
        ("见[公报](https://example.org/a)。", "见公报。"),
        ("前<!-- 图 -->后", "前后"),
        ("| 公路 | 500 |", "公路\t500"),
        ("|---|:-:|", ""),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert markdown.unmarked(marked) == plain


def test_a_document_in_markdown_is_cleaned_as_others_are() -> None:
    assert [step.name for step in clean.clean(PAGE).steps][:1] == ["markdown"]
    assert "**" not in clean.clean(PAGE).text and "tags" not in clean.clean(PAGE).text
