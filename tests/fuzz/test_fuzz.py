"""A hundred thousand damaged inputs: each is answered or refused in words, none crashes or hangs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plancmp import City, DataError, KnowledgeBase
from plancmp.knowledge import names, yaml_io
from tests.conftest import EXAMPLE, REPOSITORY
from tests.fuzz.conftest import Feed
from tests.fuzz.mutate import mutants
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_inputs(name: str, feed: Feed, example: KnowledgeBase, tmp_path: Path) -> None:
    target = TARGETS[name]
    seed = list(TARGETS).index(name)
    assert (
        feed(mutants(target.seeds, target.count, seed, target.longest), target.make(example, tmp_path)) == target.count
    )


def test_there_are_a_hundred_thousand() -> None:
    assert sum(target.count for target in TARGETS.values()) >= 100_000


def test_the_guided_run(tmp_path: Path) -> None:
    """The same functions under atheris, where it is installed."""
    pytest.importorskip("atheris")
    command = [sys.executable, "-m", "tests.fuzz.guided", "forms", "--seconds", "1"]
    ended = subprocess.run(
        command,
        cwd=REPOSITORY,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert ended.returncode == 0 and "cov:" in ended.stderr, ended.stderr


CRAFTED = {
    "drafts": [
        "达到了" * 40 + "中5个",
        "增长5%" * 1000,
        "5个" * 3000,
        "5个," * 2000,
        "点击1" * 3000,
        " " * 20_000 + "中",
    ],
    "documents": [
        "\u3000" * 60_000 + "中",
        "-" * 20_000 + "中",
        "“中!国家发展改革委员x“" * 200,
        "中?a" * 5_000,
        "(a" * 10_000,
        "〇" * 20_000 + "年",
        "一、要求\n" + "——推进。\n" * 20_000,
    ],
    "document-files": [
        "<html><body>" + text + "</body></html>"
        for text in (
            "<div a='<'>" * 100_000,
            "<div " + "x" * 2001 + ">",
            "<div><!--</div>-->" * 100_000,
            "<div></b>" * 100_000,
            '<div a=\'">"' * 50_000,
            "<" + "a" * 100_000,
            "\xe3\x80\x80" * 60_000,
            '<a "' * 100_000,
            "<!" * 100_000,
            "<script>" * 100_000,
        )
    ],
    "figures": ["1亿" * 5_000, "百分之" * 5_000, "A1" * 5_000, "1," * 5_000]
    + [
        piece * 4_000
        for piece in ("1:2:", "新增两个", "3个学校、", "-1%", "亿", "1万米", "千亿级", "各", "贰", "1/", "力争1%")
    ],
    "heads": ["杭" + "*" * 5_000 + "x", "x" + " *" * 5_000 + "y", "(a)" * 5_000 + "x", "x" + "：全文" * 5_000 + "x"],
    "letters": [
        piece * 10_000 for piece in ("2 0 ", "&amp;", "⼈ 1 ", "到 1, ", "1，2", "PM ", "二0", "1 .", "中1.", "到 1 - ")
    ],
    "numerals": ["一" * 20_000, "分之" * 10_000, "百" * 20_000],
    "names": ["ﷺ" * 20_000 + "中", "市" * 20_000 + "中", "中" * 50_000 + "市"],
    "queries": ["中" * 20_000, "20" * 10_000, "a " * 10_000, '"' * 20_000],
    "forms": ["ﷺ" * 20_000, "\u0301" * 20_000, "--" * 20_000],
    "yaml": ["#" * 100_000, "- " * 60 + "a", "'" * 20_000, "a: |\n" + " \n" * 20_000, "? a\n" * 5_000],
}
"""Long runs of what an expression takes for the beginning of a match, and texts in which much may mean much."""


@pytest.mark.parametrize("name", CRAFTED)
def test_time_is_bounded_for_crafted_inputs(name: str, feed: Feed, example: KnowledgeBase, tmp_path: Path) -> None:
    feed(iter(CRAFTED[name]), TARGETS[name].make(example, tmp_path))


def test_a_long_name_of_a_city_takes_no_time(feed: Feed) -> None:
    feed(iter(["市" * 60_000 + "x"]), lambda name: names.short(City("x", name, "x", "330000", "")))


HOSTILE = {
    "aliases": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "alias"),
    "aliases that explode": (
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 99)),
        "alias",
    ),
    "an alias of itself": ("&a [*a]", "alias"),
    "a text of 50 MB": ("a: '" + "x" * 50_000_000 + "'", "characters"),
    "a text of 1 MB": ("a: '" + "x" * 1_000_000 + "'", "characters"),
    "nested in brackets": ("[" * 10_000 + "]" * 10_000, "nested"),
    "nested in braces": ("{a: " * 10_000, "nested"),
    "nested in dashes": ("- " * 10_000 + "a", "nested"),
    "nested by indentation": ("".join(" " * n + "a:\n" for n in range(3_000)), "nested"),
    "nested keys": ("? " * 10_000, "nested"),
    "millions of values": ("[" + "a," * 5_000_000 + "]", "values"),
    "a number as key": ("1: a", "not a string"),
    "a list as key": ("[a]: b", "not a string"),
    "a mapping as key": ("{a: b}: c", "not a string"),
    "nothing as key": ("~: a", "not a string"),
    "a truth as key": ("true: a", "not a string"),
    "an object": ("a: !!python/object/apply:os.system ['touch here']", "tag"),
    "a module": ("a: !!python/module:os", "tag"),
    "bytes": ("a: !!binary aGk=", "tag"),
    "a set": ("a: !!set {b}", "tag"),
    "a tag of one's own": ("a: !x b", "tag"),
    "two documents": ("a: 1\n---\nb: 2\n", "single document"),
    "half a character": ("a: \ud800", "surrogate"),
    "an endless number": ("a: " + "9" * 5_000, "20 characters"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_is_refused_in_words(name: str, feed: Feed) -> None:
    text, word = HOSTILE[name]

    def read(text: str) -> None:
        with pytest.raises(yaml_io.YamlError, match=word):
            yaml_io.parse(text)

    feed(iter([text]), read)


@pytest.mark.parametrize("depth", [1, 20, 60])
def test_moderate_nesting_is_read(depth: int) -> None:
    assert yaml_io.parse("[" * depth + "]" * depth) is not None
    assert yaml_io.parse("- " * depth + "a") is not None


def test_brackets_in_texts_are_no_nesting() -> None:
    assert yaml_io.parse("a: '" + "[" * 500 + "'") == {"a": "[" * 500}


def test_hostile_files_end_as_data_errors(tmp_path: Path) -> None:
    for number, (text, _) in enumerate(list(HOSTILE.values())):
        if "\ud800" in text or len(text) > 2_000_000:
            continue
        folder = tmp_path / str(number) / "plans"
        folder.mkdir(parents=True)
        (folder / "hostile.yaml").write_text(text, "utf-8")
        with pytest.raises(DataError) as caught:
            KnowledgeBase.open([EXAMPLE, folder.parent])
        assert caught.value.problems
