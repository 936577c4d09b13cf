"""What is fuzzed: for each surface inputs to begin with, and a function that takes one and fails where it should not.

The seeded mutator of the tests and the coverage-guided run (:mod:`tests.fuzz.guided`) share them.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from plancmp import City, KnowledgeBase, PlancmpError, Theme, Topic, cli, search
from plancmp.knowledge import check, divisions, files, yaml_io
from plancmp.knowledge.load import read_file
from plancmp.problems import ERROR
from plancmp.render import plain
from plancmp.text import clean, quantities, units
from plancmp.text.normalise import fold, simplify

from tests.conftest import EXAMPLE

Take = Callable[[str], None]

YAML = [path.read_text("utf-8") for path in sorted(EXAMPLE.rglob("*.yaml"))]
YAML += [path.read_text("utf-8-sig") for path in sorted((EXAMPLE.parent.parent / "example-files").rglob("*.yaml")) if path.stem != "not-utf-8"]

SENTENCES = [
    "到2027年中欧班列年开行数达到3000列以上,研发投入占比提高到3.5%左右。", "地区生产总值年均增长6%—7%,突破8500亿元和470万标箱。",
    "城乡收入比缩小到1.85以内,地下水(chǔ)达标率百分之九十五,近六成村。", "新增高速公路120公里、农村公路三千二百公里,排名全省前3位。",
    "PM2.5年均浓度降到28微克/立方米,“141”体系、G60科创走廊、330国道。", "2024年1—9月完成投资302.1亿元,增长12.5个百分点,十五分钟生活圈。",
    "確保數位經濟成長,貨櫃吞吐量達4.7億噸;軟體產業年均增加千分之三。", "一、总体要求\n(一)指导思想。深入贯彻。\n1.加快建设。\n第二条 推进。",
]
PAGE = "安平市政府工作报告\n" + "\n".join(f"{number}、{text}" for number, text in zip("一二三四五六七八", SENTENCES))

QUERIES = [
    "班列", "中欧班列 2027年", '"中欧货运班列"', "zhongoubanlie", "china europe trains", "470万标箱", "高铁 安平", "PM2.5", "货柜", "交通 2030", "a b c", "“铁路”",
]
NAMES = ["anping", "安平市", "beihu", "transport", "中歐班列", "railways", "交通运输", "浙江省绍兴市", "南京鼓楼区", "330700", "chaoyang"]

COMMANDS = (
    ["search", "班列"], ["show", "anping"], ["compare", "anping", "beihu"], ["list", "topics"], ["search", "班列", "--json"], ["gaps", "anping", "--against", "beihu"],
    ["targets", "anping", "beihu"], ["track", "anping"], ["coverage"], ["show", "anping-proposal-15fyp/1", "-f", "csv"], ["compare", "anping", "beihu", "-f", "md"],
    ["export", "--city", "anping"], ["compare", "anping", "beihu", "--theme", "transport", "--year", "2027", "--limit", "3"],
)
STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Target:
    """One surface: ``make`` gives the function for one input. The tests take ``count`` inputs cut to some ``longest`` characters."""

    seeds: list[str]
    make: Callable[[KnowledgeBase, Path], Take]
    count: int
    longest: int
    encoding: str = "utf-8"
    """In which a seed is bytes; Latin-1 where the input is bytes and every character one of them."""


def _yaml(kb: KnowledgeBase, folder: Path) -> Take:
    def take(text: str) -> None:
        try:
            value = yaml_io.parse(text)
        except yaml_io.YamlError as error:
            assert error.message and 1 <= error.line <= text.count("\n") + 2 + text.count("\r")
            return
        assert isinstance(value, (dict, list, str, int, float, bool, type(None)))
        json.dumps(value)

    return take


def _yaml_written(kb: KnowledgeBase, folder: Path) -> Take:
    def take(text: str) -> None:
        try:
            value = yaml_io.parse(text)
        except yaml_io.YamlError:
            return
        if isinstance(value, dict):
            assert yaml_io.parse(yaml_io.dump(value)) == value

    return take


def _data_files(kb: KnowledgeBase, folder: Path) -> Take:
    """Whole files through the loader and every check: problems with a place, or records."""
    path = folder / "fuzzed.yaml"

    def take(text: str) -> None:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        _, _, problems = check.read([EXAMPLE / "plans.yaml", path])
        assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems)

    return take


def _bytes(kb: KnowledgeBase, folder: Path) -> Take:
    path = folder / "fuzzed.yaml"

    def take(text: str) -> None:
        path.write_bytes(text.encode("latin-1", "replace"))
        file, problems = read_file(path)
        assert (file is None) == bool(problems)

    return take


def _figures(kb: KnowledgeBase, folder: Path) -> Take:
    def take(text: str) -> None:
        place = 0
        for figure in quantities.figures(text):
            assert place <= figure.start < figure.end and text[figure.start : figure.end] == figure.text
            place = figure.end
            if figure.value is not None:
                assert units.show(figure.value, figure.unit, "zh") and units.show(figure.value, figure.unit, "en")

    return take


def _forms(kb: KnowledgeBase, folder: Path) -> Take:
    def take(text: str) -> None:
        assert len(simplify(text)) == len(text)
        folded = fold(text)
        assert fold(folded) == folded

    return take


def _documents(kb: KnowledgeBase, folder: Path) -> Take:
    def take(text: str) -> None:
        # Whatever the bytes of a file are, half characters do not come of them.
        passages = clean.clauses(text.encode("utf-8", "replace").decode("utf-8"))
        assert len({passage.id for passage in passages}) == len(passages)

    return take


def _queries(kb: KnowledgeBase, folder: Path) -> Take:
    def take(text: str) -> None:
        try:
            results = search(kb, text, limit=5)
        except PlancmpError as error:
            assert error.message
            return
        assert all(0 <= hit.score <= 100 for hit in results.hits)
        json.dumps(results.to_dict(explain=True))

    return take


def _names(kb: KnowledgeBase, folder: Path) -> Take:
    def take(text: str) -> None:
        for find in (lambda: kb.find(City, text), lambda: kb.find(Theme, text), lambda: kb.find(Topic, text), lambda: divisions.find(text)):
            try:
                find()
            except PlancmpError as error:
                assert error.message
        kb.guesses.clear()

    return take


def _drafts(kb: KnowledgeBase, folder: Path) -> Take:
    """A draft is a data file without an error."""
    from plancmp.ingest import folder as drafts
    from plancmp.ingest import readers
    from plancmp.ingest.draft import Reader

    reader = Reader(kb)
    path, written = Path("anping-report-2025.txt"), folder / "fuzzed.yaml"
    asked = drafts.Asked("anping", "report", 2025)

    def take(text: str) -> None:
        try:
            document = readers.parse(text.encode("utf-8", "surrogatepass"), path.name)
            made = drafts.draft(drafts.identify(document, path, reader, asked), path, reader)
        except PlancmpError as error:
            assert error.message
            return
        written.write_text(made.to_yaml(), "utf-8")
        problems = check.read([EXAMPLE / "plans.yaml", written])[2]
        assert not [problem for problem in problems if problem.file == str(written) and problem.level == ERROR]

    return take


def _document_files(kb: KnowledgeBase, folder: Path) -> Take:
    """Pages, Word files and PDFs; where their readers are not installed, that is said."""
    from plancmp.ingest import readers

    def take(text: str) -> None:
        try:
            assert readers.parse(text.encode("latin-1", "replace"), "fuzzed").text
        except PlancmpError as error:
            assert error.message

    return take


def _document_seeds() -> list[str]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as word:
        word.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        word.writestr("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>" + SENTENCES[0] + "</w:t></w:r></w:p></w:body></w:document>")
    page = f"<!doctype html><html><body><div><p>{'<p>'.join(SENTENCES)}</div></body></html>".encode()
    seeds = [page, b"---\ncity: anping\n---\n# " + SENTENCES[0].encode(), packed.getvalue(), b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"]
    return [seed.decode("latin-1") for seed in seeds]


def _cells(kb: KnowledgeBase, folder: Path) -> Take:
    """A text in a table of CSV and of Markdown stays in its cell, and no cell is a formula."""

    def take(text: str) -> None:
        [_, row] = csv.reader(io.StringIO(plain.to_csv(["a", "b"], [[text, "end"]]), newline=""))
        assert row[0].removeprefix("'") == text.removeprefix("'") and row[1] == "end" and not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))
        lines = re.split(r"\r\n?|\n", plain.to_markdown(["a", "b"], [[text, "end"]]))
        assert len(lines) == 4 and len(re.findall(r"(?<!\\)(?:\\\\)*\|", lines[2])) == 3

    return take


def _command_lines(kb: KnowledgeBase, folder: Path) -> Take:
    """Commands with a damaged argument: an exit code of the contract, and nothing that steers a terminal."""
    turn = 0

    def take(text: str) -> None:
        nonlocal turn
        turn += 1
        args = list(COMMANDS[turn % len(COMMANDS)])
        args[1 + turn % len(args) :] = [text] if turn % 3 else [text, *args[1:]]
        said = io.StringIO()
        with patch.object(files, "shipped", lambda: EXAMPLE), redirect_stdout(said), redirect_stderr(said):
            code = cli.run(args)
        assert code in (0, 1, 2), (args, said.getvalue())
        assert not STEERING.search(said.getvalue()), args

    return take


TARGETS = {
    "yaml": Target(YAML, _yaml, 50_000, 400),
    "yaml-written": Target([text for text in YAML if len(text) < 700], _yaml_written, 1_000, 400),
    "data-files": Target([text for text in YAML if "clauses:" in text], _data_files, 700, 4000),
    "bytes": Target([text.encode().decode("latin-1") for text in YAML], _bytes, 2_000, 150, "latin-1"),
    "figures": Target(SENTENCES, _figures, 20_000, 80),
    "forms": Target([*SENTENCES, *QUERIES], _forms, 20_000, 60),
    "documents": Target(["\n".join(SENTENCES), *SENTENCES], _documents, 3_000, 300),
    "queries": Target(QUERIES, _queries, 3_000, 40),
    "names": Target(NAMES, _names, 700, 20),
    "drafts": Target([PAGE], _drafts, 150, 300),
    "document-files": Target(_document_seeds(), _document_files, 800, 2000, "latin-1"),
    "cells": Target([*SENTENCES, "=1+1", "a|b\\", "“引”,\r\n"], _cells, 5_000, 40),
    "command-lines": Target([*QUERIES, "anping", "beihu", "--year", "--theme", "-f", "99", "../../etc/passwd"], _command_lines, 300, 30),
}
