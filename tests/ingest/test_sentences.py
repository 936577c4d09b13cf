"""The sentences of a clause and their parts."""

from __future__ import annotations

from plancmp.ingest.sentences import LONGEST, pieces, sentences

TEXT = "交通。建设铁路(含高铁,两条);开行班列!\n\n生态。改善空气。"


def test_each_sentence_knows_its_place_and_its_paragraph() -> None:
    found = list(sentences(TEXT))
    assert [(one.text, one.paragraph) for one in found] == [
        ("交通", 0),
        ("建设铁路(含高铁,两条)", 0),
        ("开行班列", 0),
        ("生态", 2),
        ("改善空气", 2),
    ]
    assert all(TEXT[one.start : one.end] == one.text for one in found)


def test_a_sentence_without_end_is_cut_at_a_comma() -> None:
    text = "做好工作," * 1000
    found = [one.text for one in sentences(text)]
    assert max(map(len, found)) <= LONGEST and all(part.endswith(",") for part in found)
    assert "".join(found) == text


def test_a_comma_in_brackets_parts_nothing() -> None:
    [one] = sentences("建设铁路(含高铁,两条),开行班列")
    assert [part.text for part in pieces(one)] == ["建设铁路(含高铁,两条)", "开行班列"]


def test_a_comma_in_a_short_quotation_cuts_nothing() -> None:
    (sentence,) = sentences("推进“打通南门,联通北门”工程,修路")
    assert [piece.text for piece in pieces(sentence)] == ["推进“打通南门,联通北门”工程", "修路"]
