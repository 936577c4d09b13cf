from __future__ import annotations

import pytest

from plancmp.ingest.draft import Draft, Reader

PARAGRAPH = "坚持稳中求进,全面推进产业发展,加快建设枢纽,提升服务,完善体系,深化改革,推动开放。" * 3


def _draft(reader: Reader, text: str, city: str = "绍兴") -> Draft:
    return reader.read(text, "x.txt", city=city, type="outline", year=2026)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("绍兴市规划纲要(征求意见稿)\n一、目标\n" + PARAGRAPH, "consultation draft"),
        ("绍兴市规划纲要(节选)\n一、目标\n" + PARAGRAPH, "excerpt"),
        ("绍兴市规划纲要\n三、目标\n" + PARAGRAPH, "second chapter or a later one"),
        ("绍兴市规划纲要\n一、目标\n" + PARAGRAPH + "到2030年,建成", "cut off"),
        ("绍兴市规划纲要\n一、目标\n" + PARAGRAPH + "\n展开全文", "cut off"),
        ("绍兴市规划纲要\n一、目标\n" + PARAGRAPH, "short for a plan"),
        ("宁波市规划纲要\n一、目标\n" + PARAGRAPH, "names 宁波市, not 绍兴市"),
        ("绍兴市规划纲要\n一、目标\n" + "宁波市。" * 9, "宁波市 9 times"),
    ],
)
def test_what_makes_one_doubt(reader: Reader, text: str, doubt: str) -> None:
    assert doubt in "\n".join(_draft(reader, text).doubts)


def test_marks_stand_in_the_quality_of_the_text(reader: Reader) -> None:
    assert "征求意见稿" in _draft(reader, "绍兴市规划纲要(征求意见稿)\n一、目标\n" + PARAGRAPH).plan.text_quality


def test_the_nation_names_every_place(reader: Reader) -> None:
    made = _draft(reader, "国家规划纲要\n一、目标\n" + PARAGRAPH * 20 + "宁波市。" * 9, "中国")
    assert made.doubts == () and made.city.level == "nation"
