from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.restore import gbk
from plancmp.text.tables import rows

SOUND = (
    "全市上下确保两稳一进。我们确保“两稳一进”目标实现。建设名校“一校一策”工程,推进高校建设工程。"
    "健全医保“一卡通”服务体系,医保商业保险制度。实现共同富裕现代化,共同富裕现代化建设。每年新增名校一所。落实一校一策。"
)


def hurt(text: str) -> str:
    """``text`` after the filter that turns full-width punctuation into ASCII without minding character borders."""
    coded = text.encode("gbk")
    for mark, second in gbk._SECOND_BYTE.items():
        coded = coded.replace(bytes((0xA3, second)), mark.encode())
    return coded.decode("gbk", "ignore")


def test_damage_is_found_where_it_is() -> None:
    text = hurt(SOUND)
    _, flags = gbk.repair(text)
    assert [text[flag.place - 1 : flag.place + 1] for flag in flags] == ["确!", "名!", "医!"]
    assert all(text[flag.place :].startswith(flag.raw) for flag in flags)


def test_the_proposal_reads_on_past_the_lost_byte() -> None:
    _, flags = gbk.repair(hurt(SOUND))
    assert flags[0].proposal.endswith("“两稳一进")
    assert flags[1].proposal.startswith("校“一校一策")


def test_a_pair_that_decoding_dropped_is_put_back() -> None:
    known = SOUND + "推進戰略產業工作。堅持戰略產業優先。確保“戰略”落實。我們確保“戰略產業”安全。"
    damaged = hurt("我們確保“戰略產業”目標實現。")
    assert damaged == "我們確!皯鹇援a業”目標實現。"
    repaired, flags = gbk.repair(known + hurt(SOUND) + damaged.replace("援", ""))
    assert repaired.endswith("我們確保“戰略產業”目標實現。") and flags[-1].raw == "!皯鹇a"


def test_what_is_not_sure_stays_as_it_was() -> None:
    text = hurt(SOUND)
    repaired, flags = gbk.repair(text)
    assert all(flag.raw in repaired for flag in flags if flag.confidence < gbk.SURE)


def test_a_digit_is_never_taken_from_a_guess() -> None:
    text = hurt(SOUND) + "水质?嗝?50%稳定达标。"
    _, flags = gbk.repair(text)
    guessed = [flag for flag in flags if any(char.isdigit() for char in flag.raw + flag.proposal)]
    assert all(flag.confidence == 0 for flag in guessed)


def test_reviewed_damage_is_restored_only_in_a_damaged_document() -> None:
    fragment, restored, *_ = rows("gbk")[-2]
    assert restored in gbk.repair(hurt(SOUND) + fragment + "取得成效。")[0]
    alone = "推进各项工作。" + fragment + "取得成效。"
    assert gbk.repair(alone) == (alone, ())


def test_sound_text_is_left_alone() -> None:
    assert gbk.repair(SOUND) == (SOUND, ())
    cheers = "各位代表!让我们共同奋斗!为何能成?因为实干。目标如下:一是增长;二是安全。" * 5
    assert gbk.repair(cheers) == (cheers, ())


@given(st.text(st.sampled_from("全市确保增长稳定,。“”!?:;12%GDP"), max_size=80))
def test_any_text_passes_and_flags_stay_inside(text: str) -> None:
    _, flags = gbk.repair(text)
    assert all(0 <= flag.place < len(text) and 0 <= flag.confidence <= 1 for flag in flags)
