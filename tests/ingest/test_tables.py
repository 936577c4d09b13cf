"""Tables of main indicators from text, pages, Word files and PDFs: made up, each in a form that plans have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from plancmp.ingest import readers
from plancmp.ingest.draft import Draft, Reader
from plancmp.ingest.standing import Span
from plancmp.ingest.tables import IndicatorTable, values
from plancmp.model import Commitment, Quantity

BEFORE = "绍兴市规划纲要\n一、主要目标\n坚持创新驱动，推动高质量发展，努力建设社会主义现代化城市。\n"
AFTER = "\n注：[ ]内为累计数。\n二、保障措施\n加强组织领导，健全工作机制，确保各项任务落到实处。"
HEAD = ["序号", "指标", "2025年", "2030年目标", "年均/累计", "属性"]
ROWS = [
    ["1", "地区生产总值增长（%）", "5.2左右", "—", "5以上", "预期性"],
    ["2", "常住人口城镇化率（%）", "75.3", "78", "—", "预期性"],
    ["3", "城镇新增就业（万人）", "12.5", "—", "[60]", "预期性"],
    ["4", "森林覆盖率（%）", "55.1（2024年）", "完成省下达任务", "—", "约束性"],
    ["5", "城乡居民收入倍差", "1.65", "1.6以内", "—", "预期性"],
    ["6", "中等收入群体比例（%）", "—", "稳步提高", "—", "预期性"],
]


def as_text(by: str) -> str:
    return "\n".join(by.join(cells) for cells in [HEAD, *ROWS])


def draft(reader: Reader, table: str, *, title: str = "主要指标", type: str = "outline", year: int = 2026) -> Draft:
    return reader.read(f"{BEFORE}{title}\n{table}{AFTER}", "plan.txt", city="绍兴", type=type, year=year)


def records(made: Draft) -> list[Commitment]:
    return [item for clause in made.clauses if "表" in clause.id for item in clause.commitments]


def figures(made: Draft) -> list[tuple[object, ...]]:
    return [figure(part) for item in records(made) for part in item.quantities]


def figure(part: Quantity) -> tuple[object, ...]:
    return (part.label, part.kind, part.op, part.value, part.unit, part.from_year, part.year, part.annual, part.duty)


WANTED = [
    ("地区生产总值增长", "baseline", "~", 5.2, "%", None, 2025, False, None),
    ("地区生产总值增长", "target", ">=", 5, "%", 2026, 2030, True, "indicative"),
    ("常住人口城镇化率", "baseline", "=", 75.3, "%", None, 2025, False, None),
    ("常住人口城镇化率", "target", "=", 78, "%", None, 2030, False, "indicative"),
    ("城镇新增就业", "baseline", "=", 12.5, "万人", None, 2025, False, None),
    ("城镇新增就业", "target", "=", 60, "万人", 2026, 2030, False, "indicative"),
    ("森林覆盖率", "baseline", "=", 55.1, "%", None, 2024, False, None),
    ("森林覆盖率", "target", "=", None, "%", None, 2030, False, "binding"),
    ("城乡居民收入倍差", "baseline", "=", 1.65, "", None, 2025, False, None),
    ("城乡居民收入倍差", "target", "<=", 1.6, "", None, 2030, False, "indicative"),
]


@pytest.mark.parametrize("by", ["\t", "    ", " ", "\n"])
def test_each_row_is_a_commitment_with_its_figures(reader: Reader, by: str) -> None:
    made = draft(reader, as_text(by))
    assert figures(made) == WANTED
    assert [item.id for item in records(made)] == [f"shaoxing-outline-2026/一(表).{number}" for number in range(1, 7)]
    assert {item.strength for item in records(made)} == {"commit"}
    assert [part.delegated for item in records(made) for part in item.quantities].count(True) == 1


def test_text_and_cite_say_the_row(reader: Reader) -> None:
    rows = records(draft(reader, as_text("\t")))
    assert rows[1].text == "常住人口城镇化率：2025年75.3%，2030年目标78%，预期性"
    assert rows[1].cite == "常住人口城镇化率（%） 75.3 78"
    assert rows[2].text == "城镇新增就业：2025年12.5万人，2030年目标累计[60万人]，预期性"
    assert rows[3].text == "森林覆盖率：2024年55.1%，2030年目标完成省下达任务，约束性"
    assert rows[5].text == "中等收入群体比例：2030年目标稳步提高，预期性" and not rows[5].quantities
    assert all(len(item.cite) <= 24 for item in rows)


def test_the_text_around_a_table_is_read_without_it(reader: Reader) -> None:
    made = draft(reader, as_text("\n"))
    assert [clause.id for clause in made.clauses] == ["一", "一(表)", "二"]
    assert "1 tables of indicators laid out row by row" in made.found
    assert not made.clauses[1].set_aside


def _page(path: Path) -> None:
    head = "<tr>" + "".join(f"<th><p>{cell}</p></th>" for cell in HEAD) + "</tr>"
    rows = ("".join(f"<td style='x'>\n<p>{cell}</p>\n</td>" for cell in row) for row in ROWS)
    table = f"<table>{head}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    lines = "".join(f"<p>{line}</p>" for line in f"{BEFORE}主要指标".split("\n"))
    after = "".join(f"<p>{line}</p>" for line in AFTER.split("\n"))
    path.write_text(f"<html><body><table><tr><td>{lines}{table}{after}</td></tr></table></body></html>", "utf-8")


def _word(path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in f"{BEFORE}主要指标".split("\n"):
        document.add_paragraph(line)
    table = document.add_table(len(ROWS) + 2, len(HEAD) + 1)
    groups = ["类别", "类别", *["经济"] * 3, *["生活"] * 3]
    above = ["序号", "指标", "2025年", "“十五五”目标", "“十五五”目标", "属性"]
    below = ["序号", "指标", "2025年", "2030年目标", "年均/累计", "属性"]
    for number, row in enumerate([above, below, *ROWS]):
        for place, cell in enumerate([groups[number], *row]):
            table.cell(number, place).text = cell
    for first, last in ((2, 4), (5, 7)):  # a group is one cell over its rows
        for number in range(first + 1, last + 1):
            table.cell(number, 0).text = ""
        table.cell(first, 0).merge(table.cell(last, 0))
    for line in AFTER.split("\n"):
        document.add_paragraph(line)
    document.save(path)


def _ruled(path: Path, rows: Sequence[Sequence[str]] = (HEAD, *ROWS)) -> None:
    """A PDF with a ruled table, as few objects as it takes: characters are their own codes."""
    lines = [[line] for line in f"{BEFORE}主要指标".split("\n")] + [*rows] + [[line] for line in AFTER.split("\n")]
    edges = (40, 70, 270, 360, 450, 520, 580)
    drawn = []
    for number, cells in enumerate(lines):
        for place, cell in enumerate(cells):
            x, y, width = edges[place], 780 - 20 * number, edges[place + 1] - edges[place]
            parts = cell.split("\n")
            said = " ".join(
                f"BT /F 7 Tf 1 0 0 1 {x + 3} {y + (6 - 9 * below) * (len(parts) - 1)} Tm <{part.encode('utf-16-be').hex()}> Tj ET"
                for below, part in enumerate(parts)
            )
            drawn.append(said + (f" {x} {y - 5} {width} 20 re S" if len(cells) > 1 else ""))
    stream = "\n".join(drawn)
    codes = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        "/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (A) /Ordering (A) /Supplement 0 >> "
        "/DW 1000 >>",
        f"<< /Length {len(codes)} >>\nstream\n{codes}\nendstream",
    ]
    text, places = "%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{item}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    text += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    text += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    path.write_bytes(text.encode("latin-1"))


@pytest.mark.parametrize(
    ("name", "make", "needs"),
    [("plan.html", _page, "selectolax"), ("plan.docx", _word, "docx"), ("plan.pdf", _ruled, "pypdfium2")],
)
def test_files_give_the_same_rows(reader: Reader, tmp_path: Path, name: str, make: object, needs: str) -> None:
    pytest.importorskip(needs)
    make(tmp_path / name)  # type: ignore[operator]
    text = readers.read(tmp_path / name).text
    assert figures(reader.read(text, name, city="绍兴", type="outline", year=2026)) == WANTED


def test_figures_in_two_lines_of_a_cell_of_a_pdf_are_not_one(reader: Reader, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    rows = [HEAD, ["1", "居民收入（元）\n其中：农村", "80000\n52000", "—", "5.5%\n6%", "预期性"]]
    rows += [["2", "全员劳动\n生产率（万元/人）", "25", "33\n以上", "—", "预期性"]]
    _ruled(tmp_path / "plan.pdf", rows)
    made = reader.read(readers.read(tmp_path / "plan.pdf").text, "plan.pdf", city="绍兴", type="outline", year=2026)
    assert [figure(part)[:5] for clause in made.clauses for item in clause.commitments for part in item.quantities] == [
        ("全员劳动生产率", "baseline", "=", 25, "万元/人"),
        ("全员劳动生产率", "target", ">=", 33, "万元/人"),
    ]


def test_a_group_beside_several_rows_and_a_target_in_words_over_two_columns(reader: Reader, tmp_path: Path) -> None:
    pytest.importorskip("selectolax")
    heads = "类别 序号 指标名称 单位 2025年 2030年 年均增长[累计] 属性".split()
    rows = (
        "<td rowspan=2>经济</td><td>1</td><td>地区生产总值</td><td>亿元</td><td>8200</td><td>11000</td><td>6%左右</td><td>预期性</td>",
        "<td>2</td><td>城镇化率</td><td>%</td><td>73.2</td><td>76</td><td>[2.8]</td><td>预期性</td>",
        "<td rowspan=3>生活</td><td>3</td><td>碳排放降低</td><td>%</td><td>—</td><td colspan=2>完成下达任务</td><td>约束性</td>",
        "<td>4</td><td>城镇新增就业</td><td>万人</td><td>12.1</td><td>12</td><td>[60]</td><td>预期性</td>",
        "<td>5</td><td>PM2.5浓度</td><td>微克/立方米</td><td>29.8</td><td>≤27</td><td>—</td><td>约束性</td>",
    )
    table = "".join(f"<th>{head}</th>" for head in heads), *rows
    lines = "".join(f"<p>{line}</p>" for line in f"{BEFORE}主要指标".split("\n"))
    path = tmp_path / "plan.html"
    body = f"{lines}<table>{''.join(f'<tr>{row}</tr>' for row in table)}</table>{AFTER}"
    path.write_text(f"<html><body>{body}</body></html>", "utf-8")
    made = reader.read(readers.read(path).text, path.name, city="绍兴", type="outline", year=2026)
    assert [figure(part)[:6] for item in records(made) for part in item.quantities] == [
        ("地区生产总值", "baseline", "=", 8200, "亿元", None),
        ("地区生产总值", "target", "=", 11000, "亿元", None),
        ("地区生产总值年均增速", "target", "~", 6, "%", 2026),
        ("城镇化率", "baseline", "=", 73.2, "%", None),
        ("城镇化率", "target", "=", 76, "%", None),
        ("城镇化率累计变化", "target", "=", 2.8, "百分点", 2026),
        ("碳排放降低", "target", "=", None, "%", None),
        ("城镇新增就业", "baseline", "=", 12.1, "万人", None),
        ("城镇新增就业", "target", "=", 12, "万人", None),
        ("城镇新增就业", "target", "=", 60, "万人", 2026),
        ("PM2.5浓度", "baseline", "=", 29.8, "微克/立方米", None),
        ("PM2.5浓度", "target", "<=", 27, "微克/立方米", None),
    ]


def test_how_far_each_result_is_what_was_aimed_at_is_no_result(reader: Reader) -> None:
    table = (
        "序号 指标 单位 2020年 2025年目标 2025年完成 完成情况\n1 生产总值 亿元 6001 8000 8200 完成\n"
        "2 投入强度 % 2.96 3.3 3.1 未完成\n3 森林覆盖率 % 55.2 55.5 55.8 超额完成"
    )
    found = records(draft(reader, table, title="表1 “十四五”指标完成情况"))
    assert [(item.text, item.strength) for item in found[2:]] == [
        ("投入强度：2020年2.96%，2025年目标3.3%", "commit"),
        ("投入强度：2025年3.1%", "done"),
        ("森林覆盖率：2020年55.2%，2025年目标55.5%", "commit"),
        ("森林覆盖率：2025年55.8%", "done"),
    ]


ACCOUNT = """市“十四五”规划指标完成情况
序号\t指标\t属性\t规划目标\t2025年完成情况
\t\t\t2025年\t年均［累计］\t
1\t地区生产总值（亿元）\t预期性\t8500以上\t6.5%左右\t8919.5，年均增速6.1%
2\t城镇调查失业率（%）\t预期性\t5.5\t\t*
3\t事故起数和死亡人数下降（%）\t约束性\t\t［＞15］\t分别下降［53.3］和［44.2］
4\t耕地保有量（万公顷）\t约束性\t完成省下达指标\t\t完成省下达指标
注：“*”代表该指标尚未公布。"""


def test_a_city_accounts_for_its_last_plan(reader: Reader) -> None:
    title, _, table = ACCOUNT.partition("\n")
    rows = records(draft(reader, table, title=title))
    assert [(item.strength, [figure(part)[:7] for part in item.quantities]) for item in rows] == [
        (
            "commit",
            [
                ("地区生产总值", "target", ">=", 8500, "亿元", None, 2025),
                ("地区生产总值年均增速", "target", "~", 6.5, "%", 2021, 2025),
            ],
        ),
        (
            "done",
            [
                ("地区生产总值", "actual", "=", 8919.5, "亿元", None, 2025),
                ("地区生产总值年均增速", "actual", "=", 6.1, "%", 2021, 2025),
            ],
        ),
        ("commit", [("城镇调查失业率", "target", "=", 5.5, "%", None, 2025)]),
        (
            "commit",
            [
                ("事故起数下降", "target", ">=", 15, "%", 2021, 2025),
                ("事故死亡人数下降", "target", ">=", 15, "%", 2021, 2025),
            ],
        ),
        (
            "done",
            [
                ("事故起数下降", "actual", "=", 53.3, "%", 2021, 2025),
                ("事故死亡人数下降", "actual", "=", 44.2, "%", 2021, 2025),
            ],
        ),
        ("commit", [("耕地保有量", "target", "=", None, "万公顷", None, 2025)]),
        ("done", []),
    ]


def test_a_report_sets_last_year_beside_this(reader: Reader) -> None:
    table = "指标\t单位\t2025年计划\t2025年预计完成\t2026年预期目标\n一般公共预算收入\t亿元\t600\t605.6\t620\n人均可支配收入\t元\t7万\t—\t8万"
    rows = records(draft(reader, table, type="report"))
    assert [figure(part)[1:7] + (part.expected,) for part in (*rows[0].quantities, *rows[1].quantities)] == [
        ("target", "=", 600, "亿元", None, 2025, False),
        ("target", "=", 620, "亿元", None, 2026, False),
        ("actual", "=", 605.6, "亿元", None, 2025, True),
    ]


def test_growth_beside_a_value_is_of_its_year(reader: Reader) -> None:
    table = (
        "指标\t单位\t2025年计划\t2025年完成\t同比增长（%）\t2026年计划\t增长（%）\n"
        "生产总值\t亿元\t\t8200\t5.6\t\t5.5左右\n城镇新增就业\t万人\t10\t12.3\t\t10\t"
    )
    rows = records(draft(reader, table, type="report"))
    assert [figure(part)[:7] for item in rows for part in item.quantities] == [
        ("生产总值增速", "target", "~", 5.5, "%", None, 2026),
        ("生产总值", "actual", "=", 8200, "亿元", None, 2025),
        ("生产总值增速", "actual", "=", 5.6, "%", None, 2025),
        ("城镇新增就业", "target", "=", 10, "万人", None, 2025),
        ("城镇新增就业", "target", "=", 10, "万人", None, 2026),
        ("城镇新增就业", "actual", "=", 12.3, "万人", None, 2025),
    ]
    five = draft(reader, "指标\t单位\t2025年\t2030年\t增速\n生产总值\t亿元\t8200\t9900\t6%\n人口\t万人\t530\t540\t")
    assert figures(five)[2][:7] == ("生产总值年均增速", "target", "=", 6, "%", 2026, 2030)


def test_cells_left_empty_at_the_end_of_a_row_shift_none(reader: Reader) -> None:
    table = "指标    单位    2025年    2030年    年均增长（%）\n生产总值    亿元    8200    11000    6\n失业率    %    2.1    3以内"
    assert [figure(part)[:7] for part in records(draft(reader, table))[1].quantities] == [
        ("失业率", "baseline", "=", 2.1, "%", None, 2025),
        ("失业率", "target", "<=", 3, "%", None, 2030),
    ]


def test_a_note_says_the_year_of_starred_values(reader: Reader) -> None:
    table = "指标\t2025年\t2030年\n城镇化率（%）\t75*\t78\n人口（万人）\t530\t540\n注：带*的为2023年数据。"
    assert [part.year for item in records(draft(reader, table)) for part in item.quantities] == [2023, 2030, 2025, 2030]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("5以上", [(5, None, ">=", "", False)]),
        ("＞46.5∗", [(46.5, None, ">=", "", False)]),
        ("力争达到5%左右", [(5, None, "~", "%", False)]),
        ("［25—27］", [(25, 27, "=", "", True)]),
        ("【350左右】", [(350, None, "~", "", True)]),
        ("4.5-5,努力争取更好结果", [(4.5, 5, "=", "", False), (None, None, "=", "", False)]),
        ("1,200", [(1200, None, "=", "", False)]),
        ("-0.5", [(-0.5, None, "=", "", False)]),
        ("≤2300", [(2300, None, "<=", "", False)]),
        ("不高于26", [(26, None, "<=", "", False)]),
        ("不超过5%", [(5, None, "<=", "%", False)]),
        ("不小于80", [(80, None, ">=", "", False)]),
        ("－3.2", [(-3.2, None, "=", "", False)]),
        ("5－6", [(5, 6, "=", "", False)]),
        ("300 500", []),
        ("80000 52000", []),
        ("8.4（可比价）", [(8.4, None, "=", "", False)]),
        ("自2014年起推行", [(None, None, "=", "", False)]),
        ("—", []),
        ("未公布", []),
        ("", []),
    ],
)
def test_what_a_cell_says(cell: str, said: list[tuple[object, ...]]) -> None:
    assert [(value.low, value.high, value.op, value.unit, value.total) for value in values(cell)] == said


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        ("指标 2020年 2025年 年均/累计 属性", "label base base yearly duty"),
        ("指标 2025年 2030年", "label base target"),
        ("指标 2025年 2027年目标 2030年目标", "label base target target"),
        ("指标 “十四五”末 “十五五”末", "label base target"),
        ("指标 年均增长 属性", "label yearly duty"),
        ("指标 “十四五”目标 完成情况", "label target result"),
        ("指标 2025年实际 2026年计划 备注", "label base target remark"),
        ("指标 单位 2024年完成 2025年完成", "label unit result result"),
    ],
)
def test_columns_are_told_by_their_heads(heads: str, roles: str) -> None:
    span = Span(2026, 2030, 2025)
    table = IndicatorTable.of("主要指标", ["\t".join(heads.split())], "", span)
    assert " ".join(column.role for column in table.columns) == roles


def test_a_table_of_past_years_only_reports(reader: Reader) -> None:
    table = (
        "指标\t单位\t2021年\t2025年\t五年累计\t五年平均增长（%）\n一般公共预算 收入\t亿元\t500\t605.6\t2800\t4.9\n"
        "旅游收入增长\t%\t9.6\t7\t\t8.1\n上市公司\t家\t北交所自2021年起\t12\t\t"
    )
    rows = records(draft(reader, table))
    assert {item.strength for item in rows} == {"done"}
    assert [figure(part)[:7] for item in rows for part in item.quantities] == [
        ("一般公共预算收入", "actual", "=", 500, "亿元", None, 2021),
        ("一般公共预算收入", "actual", "=", 605.6, "亿元", None, 2025),
        ("一般公共预算收入", "actual", "=", 2800, "亿元", 2021, 2025),
        ("一般公共预算收入年均增速", "actual", "=", 4.9, "%", 2021, 2025),
        ("旅游收入增长", "actual", "=", 9.6, "%", None, 2021),
        ("旅游收入增长", "actual", "=", 7, "%", None, 2025),
        ("旅游收入增长", "actual", "=", 8.1, "%", 2021, 2025),
        ("上市公司", "actual", "=", 12, "家", None, 2025),
    ]


TOLD = [
    pytest.param(
        "outline",
        2026,
        "（单位：亿元）\n指标\t2025年\t2030年\t年均增长（%）\n生产总值\t8200\t11000\t6\n投资增长率\t5\t6\t",
        [
            ("生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("生产总值", "target", "=", 11000, "亿元", None, 2030),
            ("生产总值年均增速", "target", "=", 6, "%", 2026, 2030),
            ("投资增长率", "baseline", "=", 5, "", None, 2025),
            ("投资增长率", "target", "=", 6, "", None, 2030),
        ],
        id="a unit above the table",
    ),
    pytest.param(
        "outline",
        2026,
        "指标\t2025年（亿元）\t2030年（亿元）\n生产总值\t8200\t11000\n#工业\t3000\t4000",
        [
            ("生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("生产总值", "target", "=", 11000, "亿元", None, 2030),
            ("工业", "baseline", "=", 3000, "亿元", None, 2025),
            ("工业", "target", "=", 4000, "亿元", None, 2030),
        ],
        id="a unit in the heads",
    ),
    pytest.param(
        "outline",
        2026,
        "内容\t单位\t现状（2025年）\t2030年\t2030年比2025年增长（%）\n生产总值①\t亿元\t8200\t11000\t34.1\n寿命\t岁\t82\t83\t—",
        [
            ("生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("生产总值", "target", "=", 11000, "亿元", None, 2030),
            ("生产总值累计增长", "target", "=", 34.1, "%", 2026, 2030),
            ("寿命", "baseline", "=", 82, "岁", None, 2025),
            ("寿命", "target", "=", 83, "岁", None, 2030),
        ],
        id="all growth since a year, and marks of notes",
    ),
    pytest.param(
        "outline",
        2026,
        "指标\t单位\t2025年\t2030年\t累计增减\n耕地\t万亩\t280\t281\t[1]\n绿地\t万亩\t20\t22\t2.4\n新增就业\t万人\t12\t\t[60]",
        [
            ("耕地", "baseline", "=", 280, "万亩", None, 2025),
            ("耕地", "target", "=", 281, "万亩", None, 2030),
            ("耕地累计变化", "target", "=", 1, "万亩", 2026, 2030),
            ("绿地", "baseline", "=", 20, "万亩", None, 2025),
            ("绿地", "target", "=", 22, "万亩", None, 2030),
            ("新增就业", "baseline", "=", 12, "万人", None, 2025),
            ("新增就业", "target", "=", 60, "万人", 2026, 2030),
        ],
        id="a difference that is none is left out",
    ),
    pytest.param(
        "outline",
        2026,
        "指标\t单位\t2025年\t年均增长\t2030年\t“十五五”年均增长\n生产总值\t亿元\t8200\t6.1\t11000\t6\n投资\t亿元\t3000\t\t3800\t4.8",
        [
            ("生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("生产总值", "target", "=", 11000, "亿元", None, 2030),
            ("生产总值年均增速", "baseline", "=", 6.1, "%", 2021, 2025),
            ("生产总值年均增速", "target", "=", 6, "%", 2026, 2030),
            ("投资", "baseline", "=", 3000, "亿元", None, 2025),
            ("投资", "target", "=", 3800, "亿元", None, 2030),
            ("投资年均增速", "target", "=", 4.8, "%", 2026, 2030),
        ],
        id="what grew before is no target",
    ),
    pytest.param(
        "outline",
        2026,
        "指标\t单位\t2025年\t增速\t2030年\t增速\n生产总值\t亿元\t8200\t6.1\t11000\t6\n能耗下降\t\t下降14%\t\t下降15%\t",
        [
            ("生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("生产总值", "target", "=", 11000, "亿元", None, 2030),
            ("生产总值年均增速", "target", "=", 6, "%", 2026, 2030),
            ("能耗下降", "baseline", "=", 14, "%", None, 2025),
            ("能耗下降", "target", "=", 15, "%", None, 2030),
        ],
        id="growth before the plan that may be of one year or of five",
    ),
    pytest.param(
        "outline",
        2021,
        "指标\t单位\t2020年目标\t2020年实绩\t年均增长（%）\n生产总值\t亿元\t6300\t6001\t5.9\n覆盖率\t%\t55\t55.2\t",
        [
            ("生产总值", "target", "=", 6300, "亿元", None, 2020),
            ("生产总值", "actual", "=", 6001, "亿元", None, 2020),
            ("生产总值年均增速", "actual", "=", 5.9, "%", 2016, 2020),
            ("覆盖率", "target", "=", 55, "%", None, 2020),
            ("覆盖率", "actual", "=", 55.2, "%", None, 2020),
        ],
        id="growth behind a result is one",
    ),
    pytest.param(
        "outline",
        2021,
        "指标\t单位\t2020年\t2025年目标\t2023年完成情况\t进展\n生产总值\t亿元\t6001\t8500\t7791\t符合预期\n能耗降低\t%\t—\t[14]\t[6.1]\t滞后",
        [
            ("生产总值", "baseline", "=", 6001, "亿元", None, 2020),
            ("生产总值", "target", "=", 8500, "亿元", None, 2025),
            ("生产总值", "actual", "=", 7791, "亿元", None, 2023),
            ("能耗降低", "target", "=", 14, "%", 2021, 2025),
            ("能耗降低", "actual", "=", 6.1, "%", 2021, 2023),
        ],
        id="results in the midst of a plan",
    ),
    pytest.param(
        "outline",
        2026,
        "指标\t单位\t2021—2025年年均增速\t2026—2030年年均增速\n生产总值\t%\t6.1\t6\n失业率\t%\t5.1\t5.5",
        [
            ("生产总值年均增速", "baseline", "=", 6.1, "%", 2021, 2025),
            ("生产总值年均增速", "target", "=", 6, "%", 2026, 2030),
            ("失业率", "baseline", "=", 5.1, "%", 2021, 2025),
            ("失业率", "target", "=", 5.5, "%", 2026, 2030),
        ],
        id="a thing under growth alone grows",
    ),
    pytest.param(
        "report",
        2026,
        "指标\t单位\t2025年计划\t2025年计划\t2025年执行\t2025年执行\n指标\t单位\t绝对数\t增长（%）\t绝对数\t增长（%）\n"
        "生产总值\t亿元\t8500\t6\t8200\t5.6\n失业率\t%\t\t\t2.2\t0.1",
        [
            ("生产总值", "target", "=", 8500, "亿元", None, 2025),
            ("生产总值增速", "target", "=", 6, "%", None, 2025),
            ("生产总值", "actual", "=", 8200, "亿元", None, 2025),
            ("生产总值增速", "actual", "=", 5.6, "%", None, 2025),
            ("失业率", "actual", "=", 2.2, "%", None, 2025),
        ],
        id="values and their growth below each other's head",
    ),
    pytest.param(
        "report",
        2026,
        "指标\t单位\t2025年\t增长（%）\t全省排名\t2026年目标\t上半年完成\t增长（%）\n生产总值\t亿元\t8200\t5.6\t3\t8650\t4100\t5.4\n税收\t亿元\t500\t3\t5\t510\t250\t2",
        [
            ("生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("生产总值", "target", "=", 8650, "亿元", None, 2026),
            ("生产总值增速", "baseline", "=", 5.6, "%", None, 2025),
            ("税收", "baseline", "=", 500, "亿元", None, 2025),
            ("税收", "target", "=", 510, "亿元", None, 2026),
            ("税收增速", "baseline", "=", 3, "%", None, 2025),
        ],
        id="ranks and parts of a year are no values",
    ),
    pytest.param(
        "communique",
        2025,
        "指标\t单位\t绝对数\t比上年增长（%）\n生产总值\t亿元\t8200\t5.6\n城镇化率\t%\t73.2\t0.7",
        [
            ("生产总值", "actual", "=", 8200, "亿元", None, 2025),
            ("生产总值增速", "actual", "=", 5.6, "%", None, 2025),
            ("城镇化率", "actual", "=", 73.2, "%", None, 2025),
        ],
        id="a communiqué reports",
    ),
    pytest.param(
        "communique",
        2025,
        "指标\t2025年\t同比增长%\n零售额（亿元）\t3050\t6.2\n人口（万人）\t530\t0.4",
        [
            ("零售额", "actual", "=", 3050, "亿元", None, 2025),
            ("零售额增速", "actual", "=", 6.2, "%", None, 2025),
            ("人口", "actual", "=", 530, "万人", None, 2025),
            ("人口增速", "actual", "=", 0.4, "%", None, 2025),
        ],
        id="the year of a communiqué is no target",
    ),
    pytest.param(
        "outline",
        2026,
        "指标\t指标\t2025年\t2030年\n生产总值\t生产总值\t8200亿元\t1.1万亿元\n居民收入\t城镇\t8.2万元\t10万元\n居民收入\t农村\t5.2万元\t7万元",
        [
            ("生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("生产总值", "target", "=", 1.1, "万亿元", None, 2030),
            ("居民收入：城镇", "baseline", "=", 8.2, "万元", None, 2025),
            ("居民收入：城镇", "target", "=", 10, "万元", None, 2030),
            ("居民收入：农村", "baseline", "=", 5.2, "万元", None, 2025),
            ("居民收入：农村", "target", "=", 7, "万元", None, 2030),
        ],
        id="a label over two columns",
    ),
    pytest.param(
        "outline",
        2026,
        "指标\t单位\t2025年\t2030年\n居民收入 农村收入\t元\t80000 52000\t100000 70000\n产值\t亿元\t30 40\t50",
        [
            ("居民收入", "baseline", "=", 80000, "元", None, 2025),
            ("居民收入", "target", "=", 100000, "元", None, 2030),
            ("农村收入", "baseline", "=", 52000, "元", None, 2025),
            ("农村收入", "target", "=", 70000, "元", None, 2030),
            ("产值", "target", "=", 50, "亿元", None, 2030),
        ],
        id="several lines in the cells of a row",
    ),
    pytest.param(
        "outline",
        2026,
        "序号\t指标\t2025年\t2030年\n1\t战略性新兴产业增加值占\n规模以上工业增加值比重（%）\t38\t42\n2\t城镇化率（%）\t73\t76",
        [
            ("战略性新兴产业增加值占规模以上工业增加值比重", "baseline", "=", 38, "%", None, 2025),
            ("战略性新兴产业增加值占规模以上工业增加值比重", "target", "=", 42, "%", None, 2030),
            ("城镇化率", "baseline", "=", 73, "%", None, 2025),
            ("城镇化率", "target", "=", 76, "%", None, 2030),
        ],
        id="a label broken within its cell",
    ),
    pytest.param(
        "outline",
        2026,
        "指标\t2025年\t2030年\n地区生产总值\n（亿元）\t8200\t11000\n城镇化率\n（%）\t73\t76",
        [
            ("地区生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("地区生产总值", "target", "=", 11000, "亿元", None, 2030),
            ("城镇化率", "baseline", "=", 73, "%", None, 2025),
            ("城镇化率", "target", "=", 76, "%", None, 2030),
        ],
        id="a unit in a line of its own",
    ),
    pytest.param(
        "plan",
        2023,
        "指标\t2022年\t2025年\n企业（家）\t2300\t1.2万\n人才（万人）\t120万\t150（万人）\n平台（个）\t5千万\t12（含在建）",
        [
            ("企业", "baseline", "=", 2300, "家", None, 2022),
            ("企业", "target", "=", 1.2, "万家", None, 2025),
            ("人才", "baseline", "=", 120, "万人", None, 2022),
            ("人才", "target", "=", 150, "万人", None, 2025),
            ("平台", "baseline", "=", 5, "千万个", None, 2022),
            ("平台", "target", "=", 12, "个", None, 2025),
        ],
        id="a scale or a unit in the cells",
    ),
    pytest.param(
        "report",
        2026,
        "指标\t2025年完成情况\t2026年计划目标\n新增就业\t新增12.3万人\t新增10万人以上\n投资\t3000亿元、增长3.2%\t增长5%\n用水\t20亿立方米\t下降12%",
        [
            ("新增就业", "baseline", "=", 12.3, "万人", None, 2025),
            ("新增就业", "target", ">=", 10, "万人", None, 2026),
            ("投资", "baseline", "=", 3000, "亿元", None, 2025),
            ("投资增速", "baseline", "=", 3.2, "%", None, 2025),
            ("投资增速", "target", "=", 5, "%", None, 2026),
            ("用水下降", "target", "=", 12, "%", None, 2026),
        ],
        id="cells say what the value is",
    ),
    pytest.param(
        "report",
        2026,
        "指标\t单位\t2025年预计完成数\t增速±%\t2026年计划\t增速±%\n生产总值\t亿元\t8200\t5.6\t8650\t5.5左右\n税收\t亿元\t500\t-1.2\t510\t2",
        [
            ("生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("生产总值", "target", "=", 8650, "亿元", None, 2026),
            ("生产总值增速", "baseline", "=", 5.6, "%", None, 2025),
            ("生产总值增速", "target", "~", 5.5, "%", None, 2026),
            ("税收", "baseline", "=", 500, "亿元", None, 2025),
            ("税收", "target", "=", 510, "亿元", None, 2026),
            ("税收增速", "baseline", "=", -1.2, "%", None, 2025),
            ("税收增速", "target", "=", 2, "%", None, 2026),
        ],
        id="rise or fall beside values",
    ),
    pytest.param(
        "outline",
        2026,
        "指标\t指标\t基础情况\t基础情况\t发展愿景\n指标\t指标\t2020年\t2025年\t2030年\n生产总值（亿元）\t生产总值（亿元）\t6001\t8200\t11000\n"
        "人口（万人）\t人口（万人）\t527\t530\t540",
        [
            ("生产总值", "baseline", "=", 6001, "亿元", None, 2020),
            ("生产总值", "baseline", "=", 8200, "亿元", None, 2025),
            ("生产总值", "target", "=", 11000, "亿元", None, 2030),
            ("人口", "baseline", "=", 527, "万人", None, 2020),
            ("人口", "baseline", "=", 530, "万人", None, 2025),
            ("人口", "target", "=", 540, "万人", None, 2030),
        ],
        id="unknown words over years that differ",
    ),
    pytest.param(
        "communique",
        2025,
        "指标\t年末数（万人）\t比重（%）\n常住人口\t530\t100\n城镇人口\t388\t73.2",
        [
            ("常住人口", "actual", "=", 530, "万人", None, 2025),
            ("城镇人口", "actual", "=", 388, "万人", None, 2025),
        ],
        id="shares of a total are not read",
    ),
]


@pytest.mark.parametrize(("type", "year", "table", "wanted"), TOLD)
def test_forms_of_tables(reader: Reader, type: str, year: int, table: str, wanted: list[tuple[object, ...]]) -> None:
    rows = records(draft(reader, table, type=type, year=year))
    assert [figure(part)[:7] for item in rows for part in item.quantities] == wanted


def test_works_that_a_table_lists_are_read_as_sentences(reader: Reader) -> None:
    table = "序号\t内容\t2026年目标\n1\t办好教育事业\t新建学校10所，改造校舍20处\n2\t方便群众出行\t新建公路120公里"
    made = draft(reader, table, type="report")
    said = [
        (part.value, part.unit) for clause in made.clauses for item in clause.commitments for part in item.quantities
    ]
    assert said == [(10, "所"), (20, "处"), (120, "公里")]


@pytest.mark.parametrize(
    "table",
    [
        "指标\t2026年目标\t2026年目标\n指标\t全市\t甲县\n生产总值增速（%）\t5.5\t5.6\n财政收入增速（%）\t4\t4.2",
        "指标\t甲市\t甲市\t乙市\t乙市\n指标\t2025年\t2030年\t2025年\t2030年\n生产总值（亿元）\t8200\t9900\t7500\t9000\n人口（万人）\t530\t540\t550\t560",
        "区县\t指标\t单位\t2025年\t2030年\n甲县\t生产总值\t亿元\t1200\t1600\n乙县\t生产总值\t亿元\t2000\t2600",
        "序号\t项目名称\t总投资（亿元）\t2026年计划\n1\t甲线二期\t200\t40\n2\t乙线三期\t80\t20",
    ],
)
def test_values_of_several_places_and_of_projects_are_none_of_the_city(reader: Reader, table: str) -> None:
    assert not [part for item in records(draft(reader, table)) for part in item.quantities]
