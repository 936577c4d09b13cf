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
from plancmp.ingest.labels import Labels
from plancmp.knowledge import check, divisions, files, yaml_io
from plancmp.knowledge.load import read_file
from plancmp.problems import ERROR
from plancmp.render import formats, markdown
from plancmp.text import cells, chinese, clean, layout, page, quantities, units
from plancmp.text.normalise import fold, simplify
from plancmp.text.restore import letters
from tests.conftest import EXAMPLE
from tests.ingest.readers import make

Take = Callable[[str], None]

YAML = [path.read_text("utf-8") for path in sorted(EXAMPLE.rglob("*.yaml"))]
YAML += [
    path.read_text("utf-8-sig")
    for path in sorted((EXAMPLE.parent.parent / "example-files").rglob("*.yaml"))
    if path.stem != "not-utf-8"
]

SENTENCES = [
    "到2027年中欧班列年开行数达到3000列以上,研发投入占比提高到3.5%左右。",
    "地区生产总值年均增长6%—7%,突破8500亿元和470万标箱。",
    "城乡收入比缩小到1.85以内,地下水(chǔ)达标率百分之九十五,近六成村。",
    "新增高速公路120公里、农村公路三千二百公里,排名全省前3位。",
    "PM2.5年均浓度降到28微克/立方米,“141”体系、G60科创走廊、330国道。",
    "2024年1—9月完成投资302.1亿元,增长12.5个百分点,十五分钟生活圈。",
    "確保數位經濟成長,貨櫃吞吐量達4.7億噸;軟體產業年均增加千分之三。",
    "一、总体要求\n(一)指导思想。深入贯彻。\n1.加快建设。\n第二条 推进。",
]
SENTENCES += [
    "出口下降3.5%以上、力争-2%,年供水1.2亿方,竣工1200万㎡,日处理12万m3/d,发电480亿度。",
    "三次产业结构由9.5∶45.2∶45.3调整为8.9:44:47.1,占全省三分之二、全国的1/4。",
    "新建图书馆、文化馆各2个,建成109个地铁站、104个区间,培育千亿级产业,引进亿元以上项目73个。",
]
NUMERALS = [
    "三万五千",
    "三亿五千万",
    "3万5千",
    "二0三0",
    "贰仟伍佰亿",
    "廿三",
    "三分之二",
    "百分之五十五点五",
    "1,250.5",
    "半",
    "三成",
]
BADLY_SET = [
    "到 2 0 3 0 年，达到 ６２．５ ％，收入1，234.5亿元、12'345万元。",
    "⼈均可⽀配收⼊增⻓ 6 .5 %，R&amp;D投入，PM₂.₅，「十五五」末，二O三五年。",
]
PAGE = "安平市政府工作报告\n" + "\n".join(
    f"{number}、{text}" for number, text in zip("一二三四五六七八九十", SENTENCES)
)

TABLE = [
    ["序号", "指标", "单位", "2025年", "2030年目标", "年均/累计", "属性"],
    ["1", "城镇化率", "%", "70", "75左右", "—", "预期性"],
    ["2", "新增就业", "万人", "9", "—", "[50]", "预期性"],
    ["3", "森林覆盖率", "%", "60.5*", "完成省下达任务", "", "约束性"],
]
TABLES = ["主要指标\n" + "\n".join(map(by.join, TABLE)) + "\n注:[]为累计数。" for by in ("\t", "    ", " ", "\n", "|")]

HEADS = [
    "2025年绍兴市政府工作报告\n——2025年1月20日在绍兴市第九届人民代表大会第五次会议上\n各位代表:\n现在,我代表市人民政府,向大会报告工作。\n",
    "中共浙江省委关于制定浙江省国民经济和社会发展第十五个五年规划的建议\n(二〇二五年十一月二十日全会通过)\n一、目标\n",
    "浙江省人民政府关于印发《综合交通“十五五”规划(2026—2030年)》的通知\n各市、县人民政府:\n",
    "2024年国民经济和社会发展统计公报\n婺城区统计局\n2025年3月\n初步核算,全年增长5%。\n",
]

QUERIES = [
    "班列",
    "中欧班列 2027年",
    '"中欧货运班列"',
    "zhongoubanlie",
    "china europe trains",
    "470万标箱",
    "高铁 安平",
    "PM2.5",
    "货柜",
    "交通 2030",
    "a b c",
    "“铁路”",
]
NAMES = [
    "anping",
    "安平市",
    "beihu",
    "transport",
    "中歐班列",
    "railways",
    "交通运输",
    "浙江省绍兴市",
    "南京鼓楼区",
    "330700",
    "chaoyang",
]

COMMANDS = (
    ["search", "班列"],
    ["show", "anping"],
    ["compare", "anping", "beihu"],
    ["list", "topics"],
    ["search", "班列", "--json"],
    ["gaps", "anping", "--against", "beihu"],
    ["targets", "anping", "beihu"],
    ["track", "anping"],
    ["coverage"],
    ["show", "anping-proposal-15fyp/1", "-f", "csv"],
    ["compare", "anping", "beihu", "-f", "md"],
    ["export", "--city", "anping"],
    ["compare", "anping", "beihu", "--theme", "transport", "--year", "2027", "--limit", "3"],
)
STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Target:
    """One surface: ``make`` gives the function for one input.

    The tests take ``count`` inputs cut to some ``longest`` characters.
    """

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
            # YAML ends a line at each of these.
            lines = sum(map(text.count, "\n\r\x85\u2028\u2029")) + 1
            assert error.message and 1 <= error.line <= lines + 1
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


def _numerals(kb: KnowledgeBase, folder: Path) -> Take:
    """A numeral has a value or none; where it has one, a thousand of them have a thousand times as much."""

    def take(text: str) -> None:
        value = chinese.number(text)
        assert value is None or value.is_finite() and value >= 0
        if value is not None and text.isdecimal() and text.isascii() and len(text) < 20:
            assert chinese.number(f"{text}万") == value * 10_000

    return take


def _letters(kb: KnowledgeBase, folder: Path) -> Take:
    """Repairs of letters and blanks: no line comes in, and there is no second repair of the common ones."""

    def take(text: str) -> None:
        common, count = letters.common(text)
        assert (common == text) == (count == 0)
        closed, lines = letters.close_up(common)
        assert closed.count("\n") <= common.count("\n") and (closed == common) == (lines == 0)
        assert re.sub(r"\s", "", closed) == re.sub(r"\s", "", common)

    return take


def _labels(kb: KnowledgeBase, folder: Path) -> Take:
    labels = Labels(kb)

    def take(text: str) -> None:
        found = quantities.figures(text)
        for place, figure in enumerate(found):
            if figure.is_quantity:
                for label in labels.of(text, found, place).each():
                    assert label.text.strip() and len(label.text) <= 40, (text, label)
                    assert not (label.indicator and label.doubtful), (text, label)

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


def _tables(kb: KnowledgeBase, folder: Path) -> Take:
    """Rows of a table have as many cells as its head."""

    def take(text: str) -> None:
        found, tables = layout.laid_out(text)
        width = 0
        for line in found.split("\n"):
            row = line.split("\t")
            if len(row) > 1:
                width = len(row) if all(map(cells.role_of, filter(None, row))) else width
                assert len(row) == width
        assert bool(width) == bool(tables)

    return take


def _queries(kb: KnowledgeBase, folder: Path) -> Take:
    def take(text: str) -> None:
        try:
            results = search(kb, text).limited(5)
        except PlancmpError as error:
            assert error.message
            return
        assert all(0 <= hit.score <= 100 for hit in results.hits)
        json.dumps(results.to_dict(explain=True))

    return take


def _names(kb: KnowledgeBase, folder: Path) -> Take:
    def take(text: str) -> None:
        for find in (
            lambda: kb.find(City, text),
            lambda: kb.find(Theme, text),
            lambda: kb.find(Topic, text),
            lambda: divisions.find(text),
        ):
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
    asked = drafts.Request("anping", "report", 2025)

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


def _word_files(kb: KnowledgeBase, folder: Path) -> Take:
    """The XML of Word files, damaged before it is packed."""
    from plancmp.ingest.readers import word

    def take(text: str) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr("word/document.xml", text.encode("utf-8", "replace"))
            file.writestr("word/numbering.xml", text.encode("utf-8", "replace"))
        try:
            word.text(packed.getvalue(), "fuzzed")
        except PlancmpError as error:
            assert error.message

    return take


def _heads(kb: KnowledgeBase, folder: Path) -> Take:
    """What a document is: told, or asked for."""
    from plancmp.ingest import folder as drafts
    from plancmp.ingest import readers
    from plancmp.ingest.draft import Reader

    reader = Reader(kb)

    def take(text: str) -> None:
        text = text.encode("utf-8", "replace").decode("utf-8")
        try:
            known = drafts.identify(readers.Document(text), Path("x.txt"), reader, drafts.Request())
        except PlancmpError as error:
            assert error.message
            return
        assert known.type and 1900 <= known.year <= 2110 and reader.city(known.city)

    return take


def _lines(kb: KnowledgeBase, folder: Path) -> Take:
    """Joining lines loses nothing but what it counts."""

    def take(text: str) -> None:
        text = re.sub(r"[^\u4e00-\u9fff\d\n,。%]", "", text)
        found, dropped = page.paragraphs(text)
        assert dropped or "".join(found) == text.replace("\n", "")

    return take


def _word_seeds() -> list[str]:
    rows = "".join(f"<w:tr><w:tc>{make.p(text)}</w:tc><w:tc>{make.p('8000')}</w:tc></w:tr>" for text in SENTENCES[:3])
    body = f"<w:sdt><w:sdtContent>{make.p(SENTENCES[0])}</w:sdtContent></w:sdt><w:tbl>{rows}</w:tbl>"
    return [f"<w:document {make.SPACES}><w:body>{body}</w:body></w:document>"]


def _document_seeds() -> list[str]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as word:
        word.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        word.writestr(
            "word/document.xml",
            "<w:document><w:body><w:p><w:r><w:t>" + SENTENCES[0] + "</w:t></w:r></w:p></w:body></w:document>",
        )
    saved = f"<!doctype html><html><body><div><p>{'<p>'.join(SENTENCES)}</div></body></html>".encode()
    seeds = [
        saved,
        b"---\ncity: anping\n---\n# " + SENTENCES[0].encode(),
        packed.getvalue(),
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n",
        make.pdf([[(60, 700 - 20 * n, 12, text) for n, text in enumerate(SENTENCES)]], rules=[(60, 600, 400, 600)] * 3),
        b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl x}"
        + SENTENCES[0].encode("unicode_escape").replace(b"\\u", b"\\u2")
        + b"\\par}",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        + saved
        + b"\n--b--\n",
    ]
    return [seed.decode("latin-1") for seed in seeds]


def _cells(kb: KnowledgeBase, folder: Path) -> Take:
    """A text in a table of CSV and of Markdown stays in its cell, and no cell is a formula."""

    def take(text: str) -> None:
        [_, row] = csv.reader(io.StringIO(formats.to_csv(["a", "b"], [[text, "end"]]), newline=""))
        assert (
            row[0].removeprefix("'") == text.removeprefix("'")
            and row[1] == "end"
            and not (len(row[0]) > 1 and row[0].startswith(("=", "+", "-", "@", "\t", "\r")))
        )
        lines = re.split(r"\r\n?|\n", markdown.to_markdown(["a", "b"], [[text, "end"]]))
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
    "numerals": Target(NUMERALS, _numerals, 20_000, 30),
    "letters": Target([*SENTENCES, *BADLY_SET], _letters, 10_000, 80),
    "labels": Target(SENTENCES, _labels, 10_000, 120),
    "forms": Target([*SENTENCES, *QUERIES], _forms, 20_000, 60),
    "documents": Target(["\n".join(SENTENCES), *SENTENCES], _documents, 3_000, 300),
    "tables": Target(TABLES, _tables, 3_000, 300),
    "queries": Target(QUERIES, _queries, 3_000, 40),
    "names": Target(NAMES, _names, 700, 20),
    "drafts": Target([PAGE, f"{PAGE}\n{TABLES[0]}"], _drafts, 150, 300),
    "document-files": Target(_document_seeds(), _document_files, 800, 2000, "latin-1"),
    "word-files": Target(_word_seeds(), _word_files, 800, 2000),
    "heads": Target(HEADS, _heads, 600, 300),
    "lines": Target(
        ["\n".join(text[n : n + 13] for text in SENTENCES for n in range(0, len(text), 13))] * 2, _lines, 2_000, 900
    ),
    "cells": Target([*SENTENCES, "=1+1", "a|b\\", "“引”,\r\n"], _cells, 5_000, 40),
    "command-lines": Target(
        [*QUERIES, "anping", "beihu", "--year", "--theme", "-f", "99", "../../etc/passwd"], _command_lines, 300, 30
    ),
}
