"""What a measure word counts among the words behind a number."""

from __future__ import annotations

import pytest

from plancmp.ingest.labels.things import thing_of


@pytest.mark.parametrize(
    ("words", "unit", "wanted"),
    [
        ("企业改制退出", "家", "企业"),
        ("农业企业", "家", "农业企业"),
        ("企业及产品", "户", "企业及产品"),
        ("“断头路”启动", "条", "“断头路”"),
        ("党员带领群众抗洪", "万名", "党员"),
        ("职工技能提升", "名", "职工"),
        ("贫困人口", "万", "贫困人口"),
        ("人口的新商圈", "万人", "人口"),
        ("老旧小区改造", "个", "老旧小区改造"),
        ("社区书吧", "个", ""),
        ("社区可代办", "个", "社区"),
        ("冠军产品声名远播", "项", ""),
        ("村发展产业", "个", "村"),
        ("村级基金", "个", ""),
        ("整村推进", "个", ""),
        ("企业公司制改革", "家", "企业公司制改革"),
        ("通过搬迁的群众", "名", ""),
        ("供应链平台高效运行", "个", "供应链平台"),
        ("企业", "吨", ""),
    ],
)
def test_thing(words: str, unit: str, wanted: str) -> None:
    assert thing_of(words, unit) == wanted
