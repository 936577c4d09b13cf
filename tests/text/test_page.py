from __future__ import annotations

from plancmp.text.clean import clean
from plancmp.text.page import paragraphs

SENTENCE = (
    "全市坚持稳中求进工作总基调,完整准确全面贯彻新发展理念,着力推动高质量发展。到2030年,"
    "地区生产总值达到五百亿元,城乡居民收入差距进一步缩小,公共服务更加优质均衡,群众获得感不断增强。"
)
BODY = ["一、总体要求", SENTENCE, "二、主要任务", f"1.发展工业。{SENTENCE}", f"2.发展农业。{SENTENCE}"]


def test_page_furniture_goes_and_text_stays() -> None:
    page = [
        "当前位置: 首页 > 政策法规 > 正文",
        "发布时间:2025-12-08  浏览次数:10",
        "索 引 號:".replace("號", "号"),
        *BODY,
        "第 3 页 共 12 页",
        "- 4 -",
        "【返回顶部】【打印本稿】【关闭本页】",
        "(责任编辑:某某)",
    ]
    kept, dropped = paragraphs("\n\n".join(page))
    assert kept == BODY
    assert dropped == 7


def test_other_articles_below_a_document_go() -> None:
    tail = ["推荐阅读", "某县一季度项目集中开工", "某县:十分钟就能充到80%电量的快充站启用"]
    assert paragraphs("\n".join([*BODY, *tail])) == (BODY, 3)
    assert paragraphs("\n".join([*BODY, "相关链接", "三、组织实施", SENTENCE]))[0][-1] == SENTENCE
    assert paragraphs("\n".join(["推荐阅读", *BODY]))[0][-1] == BODY[-1]


def test_a_sentence_about_a_source_is_not_clutter() -> None:
    line = "来源:全市统计数据显示,经济运行总体平稳,各项指标好于预期,全年增长6%以上,并将继续保持这一良好势头,为下一步发展打下扎实基础,奋力开创新局面。"
    assert paragraphs(line + SENTENCE)[0] == [line + SENTENCE]


def test_lines_broken_at_a_width_are_joined_across_pages() -> None:
    broken: list[str] = []
    for line in BODY:
        broken += [line[start : start + 28] for start in range(0, len(line), 28)]
    paged: list[str] = []
    for number, line in enumerate(broken, 1):
        paged += [line] if number % 4 else [line, f"- {number // 4} -", "某市规划建议"]
    assert paragraphs("\n".join(paged))[0] == BODY


def test_lines_set_as_in_books_are_joined() -> None:
    """Signs between words are narrow there, and the first line of a paragraph is indented."""
    paragraph = (
        "推进产业强市建设。坚持“链长+链主”协同,实施强链、补链、延链行动,做强5G、物联网、新材料等产业,"
        "到2030年规上工业企业达到3000家,产值突破9000亿元,单位能耗下降10%左右,"
        "建成国家级(省级)园区12个、专业市场9个,打造“一站式”服务平台,让企业办事更方便、发展更安心。"
    )
    broken: list[str] = []
    for number in range(12):
        line, width = "", 52
        for sign in f"{number:02}{paragraph}":
            size = 2 if "一" <= sign <= "龥" else 1
            if width < size:
                broken, line, width = [*broken, line], "", 56
            line, width = line + sign, width - size
        broken.append(line)
    assert paragraphs("\n".join(broken))[0] == [f"{number:02}{paragraph}" for number in range(12)]


def test_pieces_of_broken_lines_are_put_together() -> None:
    broken = [line[start : start + 28] for line in BODY for start in range(0, len(line), 28)]
    pieces = [
        *broken,
        "我市将打造“美丽乡村路”",
        ",改造300处山",
        "区供水设施、泵站,建设“花园",
        "城",
        "市”,服务更多群众。",
    ]
    assert paragraphs("\n".join(pieces))[0][-1] == (
        "我市将打造“美丽乡村路”,改造300处山区供水设施、泵站,建设“花园城市”,服务更多群众。"
    )


def test_a_number_parted_before_its_point_hides_no_width() -> None:
    text = "到二〇三〇年研发投入占比达到3.2%，高新技术企业达到2000家，新增专精特新企业300家，建成高速公路120公里。"
    broken = "\n".join(text[start : start + 15] for start in range(0, len(text), 15)) + "\n"
    assert "\n.2%" in broken
    assert clean(broken * 8).text == "\n".join([text] * 8)


def test_a_document_in_one_line_falls_into_paragraphs() -> None:
    long = SENTENCE * 20
    line = f"一、总体要求 {long} 二、主要任务 1.发展工业。{long}2.发展农业。{long}(下转第四版) (上接第三版) 3.发展旅游。比重达3.25%。"
    kept, dropped = paragraphs(line)
    starts = [part[:6] for part in kept if part[0] in "一二123"]
    assert starts == ["一、总体要求", "二、主要任务", "1.发展工业", "2.发展农业", "3.发展旅游"]
    assert kept[-1].endswith("比重达3.25%。")
    assert dropped == 2


def test_spaces_inside_words_go_but_a_parted_slogan_stays() -> None:
    assert paragraphs("推 动 高 质 量 发 展 , 打 造 枢 纽 城")[0] == ["推动高质量发展,打造枢纽城"]
    drawn_out = f"现 代 教 育 体 系 加 快 构 建,覆盖率 达到94%。{SENTENCE * 20}"
    assert paragraphs(drawn_out)[0] == [drawn_out.replace("现 代 教 育 体 系 加 快 构 建", "现代教育体系加快构建")]
    slogan = f"打响“首位教育 学在本区”品牌,营造 “近悦远来”生态。{SENTENCE}"
    assert paragraphs(slogan)[0] == [slogan.replace("营造 “", "营造“")]
    assert paragraphs("支持 GDP 100 强 city hub")[0] == ["支持 GDP 100 强 city hub"]


def test_what_a_terminal_would_obey_is_a_blank() -> None:
    assert paragraphs("到\x12 \u202e2027年\x1b\n") == (["到 2027年"], 0)


def test_rules_of_dashes_go() -> None:
    assert paragraphs("------\n--- 3 ---\n---\n--甲--\n") == (["---", "--甲--"], 2)


def test_nothing_comes_of_nothing() -> None:
    assert paragraphs("") == ([], 0)
    assert paragraphs("\n \u3000\n\xa0") == ([], 0)


def test_rows_of_tables_stay_as_they_are() -> None:
    rows = ["指标\t目标\t属性", "城镇化率\t70\t预期性", "1\t—\t预期性", "-\t\t-"]
    text = "\n".join([rows[0], *rows[1:] * 3])
    assert paragraphs(text) == ([rows[0], *rows[1:] * 3], 0)
    assert paragraphs(" 指标 \t 2025\n\t\n") == (["指标\t2025"], 0)


def test_rows_of_other_tables_are_no_broken_lines() -> None:
    rows = [f"甲乙丙丁道路工程\t{number}\t3{number}亿元" for number in range(1, 9)]
    assert clean("\n".join([*rows, "完成投资50亿元。"])).text.split("\n") == [
        *(row.replace("\t", "，") for row in rows),
        "完成投资50亿元。",
    ]
