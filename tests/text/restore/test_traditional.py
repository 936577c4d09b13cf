from __future__ import annotations

from plancmp.text.restore.lexicon import replace
from plancmp.text.restore.traditional import is_traditional, to_mainland, to_simplified

TAIWAN = "推动网路空间、数位改革、最佳化服务、套用场景和软体产业。"


def test_a_traditional_text_becomes_simplified() -> None:
    text, count = to_simplified("加快發展製造業,顯著提升乾淨能源佔比")
    assert text == "加快发展制造业,显著提升干净能源占比"
    assert count > 5


def test_a_simplified_text_is_not_touched() -> None:
    text = "显著提升乾西作业区能力"
    assert not is_traditional(text)
    assert to_simplified(text) == (text, 0)


def test_of_a_simplified_text_the_traditional_lines_alone_are_made_so() -> None:
    text = "显著提升能力。\n" * 30 + "刘乾坤\n森林覆蓋率達到62%,建築面積12萬平方公尺。\n"
    made, count = to_simplified(text)
    assert made == "显著提升能力。\n" * 30 + "刘乾坤\n森林覆盖率达到62%,建筑面积12万平方米。\n"
    assert count > 4


def test_taiwan_words_are_replaced_where_the_marks_are() -> None:
    text, count = to_mainland(TAIWAN)
    assert text == "推动网络空间、数字改革、优化服务、应用场景和软件产业。"
    assert count == 5


def test_two_marks_are_not_enough() -> None:
    assert to_mainland("连线套用") == ("连线套用", 0)


def test_a_word_inside_another_is_not_hit() -> None:
    assert replace("中国小商品城", "taiwan")[0] == "中国小商品城"
    assert replace("推行国小课后服务", "taiwan")[0] == "推行小学课后服务"
    assert replace("网际网路+农业", "taiwan")[0] == "互联网+农业"


def test_marks_and_units_become_those_of_the_mainland() -> None:
    text = "到「十五五」末,森林覆蓋率達到62%,新增發電裝機50萬瓩,建築面積12萬平方公尺,吞吐量3億公噸,道路5公里。"
    assert to_simplified(text)[0] == (
        "到“十五五”末,森林覆盖率达到62%,新增发电装机50万千瓦,建筑面积12万平方米,吞吐量3亿吨,道路5公里。"
    )
    assert to_simplified("「十五五」末,5公尺")[0] == "「十五五」末,5公尺"
