from __future__ import annotations

import pytest

from plancmp.ingest.labels.spells import lasts, spell
from plancmp.text.quantities import figures


@pytest.mark.parametrize(
    ("text", "noun", "label"),
    [
        ("某港集装箱吞吐量连续16年居全国前列", "某港集装箱吞吐量", "某港集装箱吞吐量连续居全国前列年数"),
        ("连续五年入选“宜居、宜游名城”", "年", "连续入选“宜居、宜游名城”年数"),
        ("工业投资连续12个月保持增长,出口下降", "工业投资", "工业投资连续保持增长月数"),
        ("连续三次获评全国文明城市", "次", "连续获评全国文明城市次数"),
        ("连续三年每年新增企业50家", "年", "连续每年新增企业年数"),
        ("旅游收入大幅增长,连续3年获评宜居城市", "旅游收入", "连续获评宜居城市年数"),
        ("某街道连续3年获评宜居街道", "某街道", "某街道连续获评宜居街道年数"),
        ("蝉联全省某某城“九连冠”", "蝉联全省某某城", "全省某某城连冠"),
        ("出口总额实现“十三连冠”", "出口总额", "出口总额连冠"),
        ("粮食产量实现“十九连丰”", "粮食产量", "粮食产量连丰"),
        ("水质实现9连优", "水质", "水质连优"),
        ("“平安县”已连续18年", "“平安县”", "“平安县”连续年数"),
    ],
)
def test_what_lasted_is_said_with_how_long(text: str, noun: str, label: str) -> None:
    figure = figures(text)[0]
    assert lasts(text, figure)
    assert spell(text, figure, noun) == label


@pytest.mark.parametrize("text", ["建设周期延长3年", "3年内建成", "连续投入30亿元"])
def test_other_figures_last_in_no_row(text: str) -> None:
    assert not any(lasts(text, figure) for figure in figures(text))
