"""Every message and every text of the help is in Chinese and English, and the table holds nothing else."""

from __future__ import annotations

import ast
import errno
import inspect
import os
import pickle
import re
import string
import subprocess
import sys
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

import plancmp
from plancmp import Indicator, KnowledgeBase, Plan, Theme, Topic, cli, messages, model
from plancmp.commands import language, options
from plancmp.ingest import head
from plancmp.messages import AllOf, AnyOf, Either, Message, chinese, told, wording
from tests.conftest import Run

PACKAGE = Path(plancmp.__file__).parent


def _calls(folder: Path, *names: str) -> list[ast.Call]:
    found = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                found.append(node)
    return found


def _templates() -> set[str]:
    """What the code makes messages of; only messages.py itself may make them of something else than a literal."""
    found = set()
    for call in _calls(PACKAGE, "Message"):
        first = call.args[0]
        if isinstance(first, ast.Constant):
            found.add(first.value)
    return found


def _help() -> set[str]:
    found = {options._Narrowing.heading, "Options", "Commands", *cli.COMMANDS.values()}
    for name in ("", *cli.COMMANDS):
        command = cli.cli.get_command(click.Context(cli.cli), name) if name else cli.cli
        assert command is not None
        found |= {" ".join(part.split()) for part in _paragraphs(command) if not part.startswith("\b")}
        for parameter in command.get_params(click.Context(command)):
            found.add(getattr(parameter, "help", None) or "")
    return found - {""}


def _paragraphs(command: click.Command) -> list[str]:
    return inspect.cleandoc(command.help or "").split("\n\n")


def _docs() -> set[str]:
    records = [one for one in vars(model).values() if isinstance(one, type) and is_dataclass(one)]
    return {item.metadata["doc"] for one in records for item in fields(one) if "doc" in item.metadata}


def _rules() -> set[str]:
    """What the shipped vocabularies say of themselves in English."""
    with KnowledgeBase.open() as kb:
        said = [one.rule for one in (*kb.all(Theme), *kb.all(Topic))] + [one.note for one in kb.all(Indicator)]
        texts = [part for one in kb.all(Plan) for part in (one.source, one.text_quality)]
    english = [one for one in texts if not re.search("[一-鿿]|//", one)]
    return {one for one in (*said, *english) if re.search("[A-Za-z]{2}", one or "")}


@cache
def _told() -> set[str]:
    """All that is told to people."""
    return {*_rules(), *_templates(), *_help(), *_docs(), *messages.WORDS, *(mark for mark, _ in head._MARKS)}


def _worded(template: str) -> bool:
    return any(sign.isalpha() for sign in re.sub(r"\{[^}]*\}", "", template))


def _of_click() -> set[str]:
    texts = set()
    for call in _calls(Path(click.__file__).parent, "_", "ngettext"):
        texts |= {one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return texts


def test_all_that_is_told_has_a_chinese_text() -> None:
    assert sorted(one for one in _told() if one not in chinese() and _worded(one)) == []


def test_the_table_holds_nothing_that_is_told_no_more() -> None:
    known = _told() | _of_click() | {os.strerror(number) for number in errno.errorcode}
    assert sorted(one for one in chinese() if one not in known) == []


def test_a_line_of_the_table_is_said_once_and_in_two_languages() -> None:
    texts = [table.read_text("utf-8").splitlines() for table in messages.TABLES]
    lines = [line for text in texts for line in text if not line.startswith("#")]
    assert [line for line in lines if line.count("\t") != 1] == [] and len(lines) == len(chinese())
    same = {one for one, said in chinese().items() if one == said and _worded(one)}
    assert same == {one for one in same if one.startswith("plancmp ")}, "only commands are the same in both"


def _plain(node: ast.expr) -> str:
    """What of an argument is written out as plain text."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return " ".join(one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str)).strip()


def test_no_sentence_is_told_that_is_no_message() -> None:
    tellers = ("PlancmpError", "DataError", "UnknownName", "YamlError", "Problem", "Finding", "tell", "_say")
    for call in _calls(PACKAGE, *tellers):
        for given in (*call.args, *(keyword.value for keyword in call.keywords)):
            for part in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
                said = _plain(part)
                commands = ("-o FILE", "pip install ", "plancmp ")
                assert " " not in said or said in messages.WORDS or said.startswith(commands), said


def _values(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_a_chinese_text_has_the_values_of_the_english_one() -> None:
    """It may leave one out, never ask for another."""
    assert [one for one, said in chinese().items() if not _values(said) <= _values(one)] == []


def test_english_texts_have_no_chinese_words() -> None:
    """But names of places, what documents say, and examples."""
    quoted = (
        "(推进, 建设 …)",
        "(预计, 有望)",
        "(约束性)",
        "(预期性)",
        "(完成省下达目标)",
        "(绍兴市/2021.md)",
        "市, 区 or 县",
    )
    marks = [mark for mark, _ in head._MARKS]
    for text in _told() - set(marks) - _rules():
        for part in (*quoted, "(浙江省 温州市)", "plancmp search 中欧班列", "lost 〇 of 二〇三五年"):
            text = text.replace(part, "")
        assert not re.search(r"[一-鿿]", text), text


def test_a_message_is_text_and_can_be_told() -> None:
    said = Message("no {kind} is called {said!r}", kind=wording("city"), said="x")
    assert said == "no city is called 'x'" and str(said) == said.told("en")
    assert said.told("zh") == "没有叫“x”的城市" == pickle.loads(pickle.dumps(said)).told("zh")
    assert told("plain", "zh") == "plain" and Message("never told").told("zh") == "never told"
    listed = Message("nearest: {names}", names=["a", "b"])
    assert (listed, listed.told("zh")) == ("nearest: a, b", "相近的有: a、b")
    assert Message("{a}; {b}", a=AllOf((1, 2)), b=AnyOf("cd")) == "1 and 2; c or d"
    either = Message("under {names}", names=Either("亿元", "hundred million yuan"))
    assert (either, either.told("zh")) == ("under hundred million yuan", "属于亿元")
    assert Message("{a} and {{b}}", a="{c}") == "{c} and {b}"


@pytest.mark.parametrize("name", ["", *cli.COMMANDS])
def test_help_is_in_one_language(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    args = [name, "--help"] if name else ["--help"]
    assert cli.run([*args, "--lang", "zh"]) == 0
    zh = capsys.readouterr().out
    assert (
        zh.startswith("用法:")
        and "选项:" in zh
        and all(cell_len(line) <= 80 for line in zh.splitlines() if not line.startswith("  plancmp"))
    )
    # What is typed and the examples aside, a line of Chinese help is Chinese.
    prose = [line for line in zh.splitlines() if re.match(r"  [A-Z][a-z]+ [a-z]+ ", line)]
    assert prose == []
    assert cli.run([*args, "--lang=en"]) == 0
    en = capsys.readouterr().out
    assert en.startswith("Usage:") and all(
        len(line) <= 80 for line in en.splitlines() if not line.startswith("  plancmp")
    )


SAID = (
    (["lst"], "没有命令 lst。"),
    (["list"], "缺少参数"),
    (["list", "cities", "--reverse"], "没有选项 --reverse。"),
    (["list", "cities", "--debug"], "--debug 须写在命令之前: plancmp --debug …"),
    (["compare", "jinhua", "quzhou", "--limit", "x"], "'x' 不是整数。"),
    (["compare", "jinhua", "quzhou", "-f", "x"], "'x' 不在可选之列"),
    (["compare", "jinhua", "quzhou", "--limit"], "选项 --limit 须带值。"),
    (["compare", "jinhua", "quzhou", "--limit", "0"], "0 超出范围"),
    (["list", "cities", "more"], "多出参数"),
    (["coverage", "--today", "x"], "'x' 不合格式"),
    (["check", "/none.yaml"], "'/none.yaml' 不存在。"),
    (["compare", "jinhau", "atlantis"], "把“jinhau”当作城市 jinhua"),
    (["draft", "/none.txt"], "没有这个文件或文件夹"),
    (["rank", "gdp", "--level", "moon"], "没有叫“moon”的级别"),
    (["remove", "x"], "没有叫“x”的已加入文件"),
)


@pytest.mark.parametrize(("args", "words"), SAID, ids=lambda one: " ".join(one) if isinstance(one, list) else "")
def test_what_goes_wrong_is_told_in_chinese(
    args: list[str], words: str, shipped: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(args) == 2
    err = capsys.readouterr().err
    assert words in err and not re.search(r"\b[a-z]+ (is|of|the|to|a|and) \b", err)


def test_json_has_english_messages_in_every_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("cities: 1\n", "utf-8")
    said = []
    for lang in ("zh", "en"):
        assert cli.run(["check", str(file), "--json", "--lang", lang]) == 1
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] and "should be a list" in said[0]
    assert cli.run(["check", str(file), "--lang", "zh"]) == 1
    out, err = capsys.readouterr()
    assert "cities 应是列表" in out and err == "1个错误、0个提醒\n"


def test_the_language_is_left_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    import gettext

    before = gettext.dgettext
    cli.run(["lst"])
    assert gettext.dgettext is before and "没有命令" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "lang"),
    [
        (["compare", "--lang", "en"], "en"),
        (["--lang", "zh", "compare", "--lang=en", "a"], "en"),
        (["search", "--", "--lang", "en"], "zh"),
        (["--lang", "fr"], "zh"),
        (["--lang"], "zh"),
    ],
)
def test_the_arguments_are_asked_for_the_language(args: list[str], lang: str) -> None:
    assert language.of(args) == lang


@pytest.mark.parametrize(
    "command",
    [["--version"], ["show", "jinhua", "--json"], ["compare", "jinhua", "quzhou", "--json"], ["list", "cities"]],
    ids=" ".join,
)
def test_no_table_is_read_where_nothing_is_told(command: list[str], shipped: object) -> None:
    code = (
        "import sys\nfrom plancmp.cli import run\nrun(sys.argv[1:])\n"
        "from plancmp import messages\nprint(messages.chinese.cache_info().currsize, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, encoding="utf-8", timeout=300)
    assert result.stderr == "0\n"


def test_a_process_tells_in_the_language_of_its_locale(plancmp: Run) -> None:
    assert "Missing argument" in plancmp("list", env={"LANG": "en_US.UTF-8"}).stderr
    assert "缺少参数" in plancmp("list", env={"LANG": "zh_CN.UTF-8"}).stderr
