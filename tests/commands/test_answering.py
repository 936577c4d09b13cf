"""The end of a command that asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import KnowledgeBase, cli, compare, search
from plancmp.commands.answering import finish, tell
from plancmp.knowledge import files
from plancmp.render.view import FORMS, View
from tests.conftest import EXAMPLE, FIGURES
from tests.render.screens import DOCUMENT

CALLS = (
    ["compare", "anping", "beihu"],
    ["compare", "anpin", "beihu", "--theme", "transport", "--explain"],
    ["compare", "anping", "beihu", "--year", "1950"],
    ["search", "班列"],
    ["search", "火星"],
    ["list", "plans"],
    ["show", "anping"],
    ["show", "trains"],
    ["targets"],
    ["track", "anping"],
    ["track", "anping", "trains"],
    ["coverage"],
    ["gaps", "beihu", "--against", "anping"],
    ["export"],
)

pytestmark = pytest.mark.usefixtures("english")


class Closed(KnowledgeBase):
    """What a knowledge base is once it was closed: whoever asks it for anything fails."""

    def __getattribute__(self, name: str) -> object:
        raise AssertionError(f"{name} was asked for after the knowledge base was closed")


@pytest.fixture
def _closed_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    close = KnowledgeBase.close

    def close_for_good(kb: KnowledgeBase) -> None:
        close(kb)
        kb.__class__ = Closed

    monkeypatch.setattr(KnowledgeBase, "close", close_for_good)
    monkeypatch.setattr(files, "shipped", lambda: FIGURES)


@pytest.mark.usefixtures("_closed_for_good")
def test_a_closed_knowledge_base_answers_nothing() -> None:
    with KnowledgeBase.open() as kb:
        kb.plans(["anping"])
    with pytest.raises(AssertionError, match="guesses was asked for after"):
        assert kb.guesses


@pytest.mark.usefixtures("_closed_for_good")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_nothing_is_asked_for_once_the_answer_is_there(call: list[str], form: str, lang: str) -> None:
    if call[0] == "export" and form not in ("ndjson", "csv", "json"):
        pytest.skip("not among its formats")
    assert cli.run(["--debug", *call, "-f", form, "--lang", lang]) in (0, 1)


@pytest.mark.usefixtures("_closed_for_good")
@pytest.mark.parametrize("form", FORMS)
def test_nor_where_documents_are_read(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "shipped", lambda: EXAMPLE)
    (tmp_path / "beihu-proposal-15fyp.txt").write_text(DOCUMENT, "utf-8")
    assert cli.run(["--debug", "verify", "--sources", str(tmp_path), "-f", form]) == 1
    shown = ["show", "beihu-proposal-15fyp/1.1", "--sources", str(tmp_path)]
    assert cli.run(["--debug", *shown, "-f", form]) == 0


def test_the_order_of_what_is_told(example: KnowledgeBase, capsys: pytest.CaptureFixture[str]) -> None:
    assert finish(search(example, "高铁 火星", cities=["anpin"]), View(form="json")) in (0, 1)
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert said.out.startswith("{") and lines[0] == "plancmp: taking 'anpin' for the city anping"
    assert all(line.startswith("plancmp: ") for line in lines)


def test_nothing_found_is_told_and_is_an_exit_code(example: KnowledgeBase, capsys: pytest.CaptureFixture[str]) -> None:
    assert finish(compare(example, ["anping", "beihu"], year=1950), View()) == 1
    assert capsys.readouterr().err == "plancmp: nothing found\nplancmp: without --year 1950: 4 found\n"
    assert finish(compare(example, ["anping", "beihu"]), View()) == 0
    assert capsys.readouterr().err == ""
    assert finish(search(example, "环比"), View()) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("plancmp: nothing found for '环比'")


def test_what_is_told_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    tell("a\x1b[2Jb")
    assert capsys.readouterr().err == "plancmp: a\\x1b[2Jb\n"
