"""A hundred thousand damaged inputs: each is answered or refused in words, none crashes or hangs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancmp import City, DataError, KnowledgeBase, PlancmpError, Theme, Topic, cli, search
from plancmp.knowledge import check, files, yaml_io
from plancmp.knowledge.load import read_file
from plancmp.text import clean, quantities
from plancmp.text.normalise import fold, simplify

from tests.conftest import EXAMPLE
from tests.fuzz.conftest import Feed
from tests.fuzz.mutate import mutants

YAML = [path.read_text("utf-8") for path in sorted(EXAMPLE.rglob("*.yaml"))]
YAML += [path.read_text("utf-8-sig") for path in sorted((EXAMPLE.parent.parent / "example-files").rglob("*.yaml")) if path.stem != "not-utf-8"]

SENTENCES = [
    "到2027年中欧班列年开行数达到3000列以上,研发投入占比提高到3.5%左右。", "地区生产总值年均增长6%—7%,突破8500亿元和470万标箱。",
    "城乡收入比缩小到1.85以内,地下水(chǔ)达标率百分之九十五,近六成村。", "新增高速公路120公里、农村公路三千二百公里,排名全省前3位。",
    "PM2.5年均浓度降到28微克/立方米,“141”体系、G60科创走廊、330国道。", "2024年1—9月完成投资302.1亿元,增长12.5个百分点,十五分钟生活圈。",
    "確保數位經濟成長,貨櫃吞吐量達4.7億噸;軟體產業年均增加千分之三。", "一、总体要求\n(一)指导思想。深入贯彻。\n1.加快建设。\n第二条 推进。",
]

QUERIES = [
    "班列", "中欧班列 2027年", '"中欧货运班列"', "zhongoubanlie", "china europe trains", "470万标箱", "高铁 安平", "PM2.5", "货柜", "交通 2030", "a b c", "“铁路”",
]


def test_yaml(feed: Feed) -> None:
    def read(text: str) -> None:
        try:
            value = yaml_io.parse(text)
        except yaml_io.YamlError as error:
            assert error.message and 1 <= error.line <= text.count("\n") + 2 + text.count("\r")
            return
        assert isinstance(value, (dict, list, str, int, float, bool, type(None)))
        json.dumps(value)

    assert feed(mutants(YAML, 50_000, 1), read) == 50_000


def test_yaml_that_is_read_is_written_and_read_again(feed: Feed) -> None:
    def there_and_back(text: str) -> None:
        try:
            value = yaml_io.parse(text)
        except yaml_io.YamlError:
            return
        if isinstance(value, dict):
            assert yaml_io.parse(yaml_io.dump(value)) == value

    feed(mutants([text for text in YAML if len(text) < 700], 1_000, 2), there_and_back)


def test_data_files(feed: Feed, tmp_path: Path) -> None:
    """Whole files through the loader and every check: problems with a place, or records."""
    path = tmp_path / "fuzzed.yaml"

    def read(text: str) -> None:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        _, _, problems = check.read([EXAMPLE / "plans.yaml", path])
        assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems)

    feed(mutants([text for text in YAML if "clauses:" in text], 700, 3, longest=4000), read)


def test_bytes_that_are_no_text(feed: Feed, tmp_path: Path) -> None:
    path = tmp_path / "fuzzed.yaml"

    def read(raw: bytes) -> None:
        path.write_bytes(raw)
        file, problems = read_file(path)
        assert (file is None) == bool(problems)

    def inputs() -> Iterator[bytes]:
        for number, text in enumerate(mutants(YAML, 2_000, 4, longest=150)):
            raw = text.encode("utf-8", "surrogatepass")
            yield raw[number % 7 :] if number % 2 else text.encode("gb18030", "replace") + raw[-9:]

    feed(inputs(), read)


def test_figures(feed: Feed) -> None:
    def read(text: str) -> None:
        for figure in quantities.figures(text):
            assert text[figure.start : figure.end] == figure.text

    assert feed(mutants(SENTENCES, 20_000, 5, longest=80), read) == 20_000


def test_comparable_forms(feed: Feed) -> None:
    def read(text: str) -> None:
        assert len(simplify(text)) == len(text)
        folded = fold(text)
        assert fold(folded) == folded

    assert feed(mutants([*SENTENCES, *QUERIES], 20_000, 6, longest=60), read) == 20_000


def test_documents(feed: Feed) -> None:
    def read(text: str) -> None:
        # Whatever the bytes of a file are, half characters do not come of them.
        passages = clean.clauses(text.encode("utf-8", "replace").decode("utf-8"))
        assert all(isinstance(passage.text, str) for passage in passages)

    feed(mutants(["\n".join(SENTENCES), *SENTENCES], 3_000, 7, longest=300), read)


def test_queries(feed: Feed, example: KnowledgeBase) -> None:
    def ask(text: str) -> None:
        try:
            results = search(example, text, limit=5)
        except PlancmpError as error:
            assert error.message
            return
        assert all(0 <= hit.score <= 100 for hit in results.hits)
        json.dumps(results.to_dict(explain=True))

    feed(mutants(QUERIES, 3_000, 8, longest=40), ask)


@pytest.mark.parametrize(("cls", "count"), [(City, 60), (Theme, 700), (Topic, 700)])
def test_names(cls: type, count: int, feed: Feed, example: KnowledgeBase) -> None:
    def find(text: str) -> None:
        try:
            assert example.find(cls, text).id
        except PlancmpError as error:
            assert error.message

    feed(mutants(["anping", "安平市", "beihu", "transport", "中歐班列", "railways", "交通运输"], count, 9, longest=20), find)
    example.guesses.clear()


def test_drafts(feed: Feed, example: KnowledgeBase) -> None:
    from plancmp.ingest import folder, readers
    from plancmp.ingest.draft import Reader

    reader = Reader(example)
    path = Path("anping-report-2025.txt")
    asked = folder.Asked("anping", "report", 2025)

    def draft(text: str) -> None:
        try:
            document = readers.parse(text.encode("utf-8", "surrogatepass"), path.name)
            made = folder.draft(folder.identify(document, path, reader, asked), path, reader)
        except PlancmpError as error:
            assert error.message
            return
        yaml_io.parse(made.to_yaml())

    page = "安平市政府工作报告\n" + "\n".join(f"{number}、{text}" for number, text in zip("一二三四五六七八", SENTENCES))
    feed(mutants([page], 150, 10, longest=300), draft)


def test_document_files(feed: Feed) -> None:
    """Pages, Word files and PDFs with changed bytes; where their readers are not installed, that is said."""
    import io
    import random
    import zipfile

    from plancmp.ingest import readers

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as word:
        word.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        word.writestr("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>" + SENTENCES[0] + "</w:t></w:r></w:p></w:body></w:document>")
    page = f"<!doctype html><html><body><div><p>{'<p>'.join(SENTENCES)}</div></body></html>".encode()
    seeds = [page, b"---\ncity: anping\n---\n# " + SENTENCES[0].encode(), packed.getvalue(), b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"]

    def inputs() -> Iterator[bytes]:
        chance = random.Random(12)
        for number in range(800):
            raw = bytearray(seeds[number % len(seeds)])
            for _ in range(chance.choice((1, 2, 8))):
                place = chance.randrange(len(raw))
                raw[place : place + chance.choice((0, 1, 4))] = chance.randbytes(chance.choice((0, 1, 1, 4)))
            yield bytes(raw)

    def read(raw: bytes) -> None:
        try:
            assert readers.parse(raw, "fuzzed").text
        except PlancmpError as error:
            assert error.message

    feed(inputs(), read)


COMMANDS = (
    ["search", "班列"], ["show", "anping"], ["compare", "anping", "beihu"], ["list", "topics"], ["search", "班列", "--json"], ["gaps", "anping", "--against", "beihu"],
    ["targets", "anping", "beihu"], ["track", "anping"], ["coverage"], ["show", "anping-proposal-15fyp/1", "-f", "csv"], ["compare", "anping", "beihu", "-f", "md"],
    ["export", "--city", "anping"], ["compare", "anping", "beihu", "--theme", "transport", "--year", "2027", "--limit", "3"],
)


def test_command_lines(feed: Feed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Commands with damaged arguments: an exit code of the contract, and nothing that steers a terminal."""
    monkeypatch.setattr(files, "shipped", lambda: EXAMPLE)

    def run(args: list[str]) -> None:
        code = cli.run(args)
        said = capsys.readouterr()
        assert code in (0, 1, 2), said.err
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said.out + said.err)

    def inputs() -> Iterator[list[str]]:
        for number, text in enumerate(mutants(QUERIES + ["anping", "beihu", "--year", "--theme", "-f", "99", "../../etc/passwd"], 300, 11, longest=30)):
            args = list(COMMANDS[number % len(COMMANDS)])
            args[1 + number % len(args) :] = [text] if number % 3 else [text, *args[1:]]
            if not {"-o", "--out", "--fix"} & set(args):
                yield args

    feed(inputs(), run)


HOSTILE = {
    "aliases": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "alias"),
    "aliases that explode": ("a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 99)), "alias"),
    "an alias of itself": ("&a [*a]", "recursive"),
    "a text of 50 MB": ("a: '" + "x" * 50_000_000 + "'", "characters"),
    "a text of 1 MB": ("a: '" + "x" * 1_000_000 + "'", "characters"),
    "nested in brackets": ("[" * 10_000 + "]" * 10_000, "nested"),
    "nested in braces": ("{a: " * 10_000, "nested"),
    "nested in dashes": ("- " * 10_000 + "a", "nested"),
    "nested by indentation": ("".join(" " * n + "a:\n" for n in range(3_000)), "nested"),
    "nested keys": ("? " * 10_000, "nested"),
    "millions of values": ("[" + "a," * 5_000_000 + "]", "values"),
    "a number as key": ("1: a", "not a string"), "a list as key": ("[a]: b", "not a string"), "a mapping as key": ("{a: b}: c", "not a string"),
    "nothing as key": ("~: a", "not a string"), "a truth as key": ("true: a", "not a string"),
    "an object": ("a: !!python/object/apply:os.system ['touch here']", "tag"), "a module": ("a: !!python/module:os", "tag"),
    "bytes": ("a: !!binary aGk=", "tag"), "a set": ("a: !!set {b}", "tag"), "a tag of one's own": ("a: !x b", "tag"),
    "two documents": ("a: 1\n---\nb: 2\n", "single document"), "half a character": ("a: \ud800", "surrogate"), "an endless number": ("a: " + "9" * 5_000, "20 characters"),
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
            check.load([EXAMPLE, folder.parent])
        assert caught.value.problems
