"""Tense and period of each sentence of small made-up documents."""

from __future__ import annotations

import pytest

from plancmp.ingest.chapters import of_plenum, standings
from plancmp.ingest.sentences import sentences
from plancmp.ingest.standing import Span, Standing, said_in
from plancmp.text.segment import Passage, segment

REPORT = Span(2026, 2026, 2025)


def standing_of(text: str, span: Span = REPORT) -> dict[str, Standing]:
    """The standing of each sentence, by its first four characters."""
    parts = segment(text.strip().split("\n"))
    found = standings(parts.passages, span)
    return {
        sentence.text[:4]: standing
        for passage in parts.passages
        for sentence, standing in zip(sentences(passage.text), found[passage.id], strict=True)
    }


def read(text: str, span: Span = REPORT) -> dict[str, tuple[str, int | None]]:
    """Tense and last year of each sentence."""
    return {start: (standing.tense, standing.last) for start, standing in standing_of(text, span).items()}


def first_years(text: str) -> dict[str, int | None]:
    """The first year of each sentence."""
    return {start: standing.first for start, standing in standing_of(text).items()}


@pytest.mark.parametrize(
    ("text", "tense", "year"),
    [
        ("全会充分肯定了市委的工作。产值达到50亿元。", "review", 2023),
        ("全会一致认为,产值达到50亿元。", "review", 2023),
        ("出席这次全会的有市委委员38人。", "none", None),
        ("全会听取和讨论了报告。", "none", None),
        ("全会强调,要新建学校5所。", "plan", 2027),
    ],
)
def test_a_paragraph_of_the_communique_of_a_plenum(text: str, tense: str, year: int | None) -> None:
    passage = Passage("1", text[:24], text)
    own = [Standing("plan", 2024, 2027)] * len(list(sentences(text)))
    assert {(item.tense, item.last) for item in of_plenum(passage, own, 2023)} == {(tense, year)}


def test_a_chapter_holds_for_all_of_it() -> None:
    said = read(
        "一、2025年工作回顾\n甲建成。今年将要乙建成。丙建成。\n二、2026年工作安排\n丁建成。2024年戊建成。己建成。"
    )
    assert {said[name][0] for name in ("甲建成", "丙建成")} == {"review"}
    assert {said[name] for name in ("丁建成", "己建成")} == {("plan", 2026)}


def test_chapters_without_numbers() -> None:
    said = read("2025年工作回顾\n增长4.7%。\n(一)工业。甲厂投产。\n2026年重点工作\n增长5%左右。\n(一)公路。乙路新建。")
    assert (said["增长4."], said["甲厂投产"]) == (("review", 2025), ("review", 2025))
    assert (said["增长5%"], said["乙路新建"]) == (("plan", 2026), ("plan", 2026))


@pytest.mark.parametrize(
    ("heading", "year"),
    [("“十五五”时期主要目标", 2030), ("今后五年目标任务", 2030), ("2035年远景目标", 2035), ("2026年工作安排", 2026)],
)
def test_the_period_of_a_heading(heading: str, year: int) -> None:
    assert read(f"一、2025年工作回顾\n增长5%。\n二、{heading}\n绿化率提高。")["绿化率提"] == ("plan", year)


def test_silent_chapters_stand_where_their_neighbours_do() -> None:
    said = read("一、2025年工作回顾\n增长5%。\n二、2026年工作安排\n增长6%。\n三、加强自身建设\n依法行政。")
    assert said["依法行政"] == ("plan", 2026)


def test_silent_chapters_go_on_with_the_years_to_come_till_the_report_comes_to_its_own() -> None:
    goals = "一、2025年工作回顾\n增长5%。\n二、今后五年目标\n绿化率提高。\n三、产业\n甲业达到800亿元。\n"
    last = "四、民生\n床位达到5000张。\n五、自身建设\n依法行政。\n今年是重要一年。建议增长6%。"
    said = read(goals + last)
    assert {said[name] for name in ("绿化率提", "甲业达到", "床位达到")} == {("plan", 2030)}
    assert said["建议增长"] == ("plan", 2026)
    assert read(goals)["甲业达到"] == ("plan", 2026)  # nothing tells where its own begins
    assert read(goals.replace("业达", "业今年达") + last)["甲业今年"] == ("plan", 2026)
    assert read(goals.replace("三、产业", "三、做好开局工作") + last)["甲业达到"] == ("plan", 2026)


def test_a_report_begins_with_what_was_done() -> None:
    text = "一、经济发展迈出新步伐\n建成公路。获批试验区。比上年增长5%。\n二、2026年重点工作\n增长6%。"
    assert read(text)["建成公路"] == ("review", 2025)


def test_a_chapter_for_both_is_told_apart_by_its_paragraphs() -> None:
    text = "一、2025年工作回顾和2026年安排\n过去一年,增长5%。\n甲路建成。\n今年是关键之年。\n乙路建成。"
    said = read(text)
    assert (said["甲路建成"], said["乙路建成"]) == (("review", 2025), ("plan", 2026))


def test_a_report_whose_second_heading_is_lost() -> None:
    text = "一、2025年工作回顾\n(一)工业。甲厂投产。\n(二)农业。乙田建成。\n今年是开局之年。\n(一)公路。丙路新建。\n(二)铁路。丁线新建。"
    said = read(text)
    assert (said["甲厂投产"][0], said["丙路新建"], said["丁线新建"]) == ("review", ("plan", 2026), ("plan", 2026))


def test_a_paragraph_that_begins_with_a_period_has_it_to_its_end() -> None:
    text = "一、“十四五”时期工作回顾\n五年来,甲建成。乙建成。\n2023年,丙建成。丁建成。\n戊建成。\n二、安排\n到2028年,己建成。\n庚建成。"
    said = read(text)
    assert (said["乙建成"], said["丁建成"], said["戊建成"]) == (("review", 2025), ("review", 2023), ("review", 2025))
    assert (said["到202"], said["庚建成"]) == (("plan", 2028), ("plan", 2026))


def test_the_list_that_a_paragraph_announces_has_its_period() -> None:
    text = "一、2025年工作回顾\n增长5%。\n二、目标任务\n到2030年,主要目标是:\n——创新。能力增强。\n——开放。水平提高。"
    assert read(text)["水平提高"] == ("plan", 2030)


def test_one_year_in_the_midst_of_a_paragraph_on_five_is_that_of_its_sentence() -> None:
    midst = "甲路建成。2025年,乙产值9亿元,年均增长8%;丙厂投产。丁桥建成。"
    for text in (
        f"一、过去五年工作回顾\n五年来,抓发展。{midst}\n二、2026年安排\n修路。",
        # a text without headings, which is told apart by its paragraphs
        f"各位代表:\n五年来,{LONG}。\n实力稳步提升。{midst}\n城乡融合加快。\n民生改善。\n今后五年,{LONG}。\n要修路。",
    ):
        first = first_years(text)
        assert [first[name] for name in ("甲路建成", "丁桥建成")] == [2021, 2021], text
    turned = "一、过去五年工作回顾\n五年来,抓发展。甲路建成。2025年,我们抓工业。乙厂投产。\n二、2026年安排\n修路。"
    assert first_years(turned)["乙厂投产"] == 2025


def test_a_silent_chapter_between_a_review_of_some_years_and_the_year_plans_the_years_to_come() -> None:
    text = "一、{}\n修甲路。\n二、奋力开创发展新局面\n建设经济强市。{}\n乙业壮大。\n三、2026年重点工作\n修丙路。"
    years = standing_of(text.format("过去五年工作回顾", "到2030年,总量达到90亿元,到2035年基本实现现代化。"))["乙业壮大"]
    assert (years.tense, years.first, years.last) == ("plan", 2026, 2030)
    for heading, goals in (
        ("2025年工作回顾", "到2030年,总量达到90亿元。"),
        ("过去五年工作回顾", "今年是“十五五”开局之年。到2030年,总量达到90亿元。"),
        ("过去五年工作回顾", ""),
    ):
        assert read(text.format(heading, goals))["乙业壮大"] == ("plan", 2026), (heading, goals)


def test_this_year_s_work_in_a_chapter_for_five_years() -> None:
    text = "一、回顾\n增长5%。\n二、“十五五”目标任务\n甲建成。\n今年重点抓好以下工作\n(一)公路。乙路建成。"
    said = read(text)
    assert (said["甲建成"], said["乙路建成"]) == (("plan", 2030), ("plan", 2026))


@pytest.mark.parametrize(
    ("aims", "year"),
    [
        ("今年主要预期目标是:粮食增产", 2026),
        ("按照市委部署,2026年发展主要目标为:粮食增产", 2026),
        ("主要目标:产值增长9%;投资增长8.5%以上;消费增长7%左右;收入增长6%", 2026),
        ("主要目标:产值年均增长9%;投资增长8.5%;消费增长7%;收入增长6%;出口增长5%", 2030),
        (
            "主要目标:产值年均增长9%;投资增长8.5%;消费增长7%;收入增长6%;出口增长5%;税收增长5%;存款增长4%;贷款增长3%",
            2030,
        ),
        ("主要目标:产值增长9%;投资增长8.5%;办好20件实事", 2030),
        ("我们坚持“十五五”目标不动摇:产值增长9%;投资增长8%;消费增长7%;收入增长6%", 2030),
        ("2028年主要目标是:产值增长9%;投资增长8%;消费增长7%;收入增长6%", 2030),
    ],
)
def test_aims_of_the_year_in_a_chapter_for_five_years(aims: str, year: int) -> None:
    text = (
        f"一、回顾\n增长5%。\n二、“十五五”目标任务\n甲建成。\n做好工作意义重大。{aims}。丁建成。\n(一)公路。乙路建成。"
    )
    said = read(text)
    assert (said["甲建成"], said["丁建成"], said["乙路建成"]) == (("plan", 2030), ("plan", year), ("plan", year))


def test_aims_of_the_year_in_a_review_whose_end_has_no_heading() -> None:
    text = "一、2025年工作回顾\n甲建成。\n今年发展的主要预期目标是:乙建成。\n二、2026年工作安排\n丙建成。"
    assert read(text)["今年发展"] == ("plan", 2026)
    text = text.replace("今年发展的主要预期目标是:乙建成", "2025年主要预期目标全部完成")
    assert read(text)["2025"] == ("review", 2025)


def test_shortcomings_are_problems_up_to_the_sentence_that_promises_better() -> None:
    text = (
        "一、2025年工作回顾\n甲建成。我们也清醒认识到,发展还存在不少困难和问题:投资下降5%。创新能力不强。"
        "对此,我们将认真解决。\n乙建成。\n二、2026年安排\n丙建成。"
    )
    said = read(text)
    assert [said[name][0] for name in ("甲建成", "我们也清", "创新能力", "对此,我", "乙建成", "丙建成")] == [
        "review", "problem", "problem", "none", "review", "plan",
    ]  # fmt: skip


def test_a_listed_passage_on_shortcomings() -> None:
    text = "一、回顾\n甲建成。\n工作中仍存在一些问题:\n一是投资不足。\n二是产业不优。\n乙建成投用,获评先进。\n二、安排\n丙。"
    said = read(text)
    assert [said[name][0] for name in ("一是投资", "二是产业", "乙建成投")] == ["problem", "problem", "review"]


@pytest.mark.parametrize(
    "opening",
    [
        "我们也深刻认识到工作中的困难",
        "总结成绩更要认清差距",
        "成绩值得肯定,问题更需正视",
        "作风建设还有差距",
        "当前的问题仍有不少",
    ],
)
def test_what_begins_to_admit_shortcomings(opening: str) -> None:
    said = read(f"一、2025年工作回顾\n甲建成。\n{opening}。有的干部法治意识淡薄。\n二、2026年安排\n丙建成。")
    assert said[opening[:4]][0] == said["有的干部"][0] == "problem" and said["丙建成"][0] == "plan"


@pytest.mark.parametrize(
    "sentence",
    [
        "经济总量偏小",
        "干部作风不实",
        "养老服务供给不足",
        "就学问题解决得还不够好",
        "创新能力有待提升",
        "浪费现象时有发生",
        "自身建设还需要进一步加强",
    ],
)
def test_a_sentence_that_ends_in_what_is_wanting_is_a_problem(sentence: str) -> None:
    assert read(f"一、2025年工作回顾\n甲建成。{sentence}。乙建成。")[sentence[:4]][0] == "problem"


@pytest.mark.parametrize(
    "sentence", ["有效解决了供热能力不足", "针对产业链条偏短、总量偏小,出台政策", "扭转了投资不足"]
)
def test_what_was_wanting_and_was_mended_is_none(sentence: str) -> None:
    assert read(f"一、2025年工作回顾\n甲建成。{sentence}。乙建成。")[sentence[:4]][0] == "review"


@pytest.mark.parametrize("sentence", ["外贸出口未完成年初目标", "增速低于预期目标", "部分指标与原定目标有差距"])
def test_what_was_not_reached_is_a_problem(sentence: str) -> None:
    assert read(f"一、2025年工作回顾\n甲建成。{sentence}。乙建成。")[sentence[:4]] == ("problem", 2025)


def test_numbering_that_begins_again_goes_on_with_the_year_of_which_it_tells() -> None:
    text = (
        "一、过去五年工作回顾\n五年来,真抓实干。\n(一)工业。甲厂建成。\n(二)农业。乙渠建成。\n"
        "2025年是本届政府的收官之年。我们重点抓了以下工作。\n(一)工业。丙厂建成。\n(二)农业。丁渠建成。\n"
        "二、2026年安排\n修路。"
    )
    first = first_years(text)
    assert [first[name] for name in ("甲厂建成", "乙渠建成", "丙厂建成", "丁渠建成")] == [2021, 2021, 2025, 2025]


def test_plans_for_some_years_in_a_review_whose_end_has_no_heading() -> None:
    ahead = (
        "今后五年,是全面加快发展的五年。要修甲路。\n——坚持创新。" + "加快建设乙园,推进丙工程。" * 60 + "\n戊港要建成。"
    )
    text = "一、过去五年工作回顾\n修路架桥。己站建成了。\n{}\n二、2026年工作安排\n庚校要建。"
    said = read(text.format(ahead))
    assert said["戊港要建"] == said["加快建设"] == ("plan", 2030)
    reached = (
        "今后五年,发展的总体目标是城乡面貌焕然一新。\n——经济实力显著增强。" + "辛桥建成了,成效显著,取得新进展。" * 40
    )
    assert read(text.format(reached))["辛桥建成"] == ("plan", 2030)
    aside = read(text.format("今后五年,我们要再接再厉。\n壬站已经建成。"))
    assert aside["壬站已经"] == ("review", 2025)


def test_an_annex_has_no_say_in_the_chapters_before_it() -> None:
    said = read(
        "一、2025年工作回顾\n增长5%。\n二、牢牢把握总体布局,谋划好各项工作\n今年主要目标是增长6%。力争建成甲路。\n"
        "《政府工作报告》附件1\n三、2025年实事完成情况\n丁建成。"
    )
    assert (said["今年主要"], said["丁建成"]) == (("plan", 2026), ("review", 2025))


def test_the_year_under_way_in_a_review() -> None:
    spring = Span(2020, 2020, 2019)
    said = read("一、2019年工作回顾\n甲建成。\n新冠肺炎疫情发生后,我们派出医护人员。\n乙开工。\n", spring)
    assert (said["甲建成"], said["新冠肺炎"], said["乙开工"]) == (("review", 2019), ("review", 2020), ("review", 2020))
    assert read("一、2025年工作回顾\n甲建成。\n今年以来,乙建成。")["今年以来"] == ("review", 2026)


def test_a_chapter_for_some_years_and_one_turns_to_the_one() -> None:
    said = read(
        "一、2025年工作回顾\n增长5%。\n二、“十五五”时期基本思路和2026年工作安排\n"
        "“十五五”时期,主要目标是甲。\n任重道远。2026年是开局之年,要干好。\n(一)抓产业\n乙建成。\n(二)抓城乡\n丙建成。"
    )
    assert (said["“十五五"], said["乙建成"], said["丙建成"]) == (("plan", 2030), ("plan", 2026), ("plan", 2026))


def test_goals_by_a_plan_for_some_years_are_of_its_last() -> None:
    said = read("一、2025年工作回顾\n甲建成。\n二、2026年工作安排\n根据“十五五”规划纲要,主要目标是:乙建成。\n丙建成。")
    assert (said["根据“十"], said["丙建成"]) == (("plan", 2030), ("plan", 2026))
    said = read("一、2025年工作回顾\n甲建成。\n二、2026年工作安排\n按照“十五五”规划的要求,今年的主要目标是:乙建成。")
    assert said["按照“十"] == ("plan", 2026)


def test_a_glossary_counts_for_nothing() -> None:
    text = "一、2026年工作安排\n甲建成。\n附件\n三长制:即网格长、片长、组长。\n四链:创新链、产业链、资金链、人才链。\n两山:绿水青山。"
    assert {said[0] for name, said in read(text).items() if name in ("三长制:", "四链:创")} == {"none"}


def test_a_document_read_out_before_its_year() -> None:
    span = said_in("明年要做好工作。明年目标是增长。做好明年工作。", REPORT)
    assert (span.now, REPORT.now) == (2025, 2026)
    assert read("一、今年工作回顾\n甲建成。\n二、明年工作安排\n乙建成。", span)["乙建成"] == ("plan", 2026)
    dated = said_in("今年以来,成绩不小。", REPORT, "2025-12-12")
    said = read("2025年工作回顾\n今年以来,我们克难奋进。预计全年增长5%。\n2026年工作安排\n增长6%。", dated)
    assert (said["预计全年"], said["增长6%"]) == (("review", 2025), ("plan", 2026))
    assert said_in("今年以来,成绩不小。", REPORT, "2026-01-12").now == 2026


def test_sections_alone() -> None:
    text = "(一)成就。2025年,甲建成。增长5%。\n(二)打算。2026年是开局之年,要加快发展。乙建成。\n(三)公路。丙路建成。"
    said = read(text)
    assert (said["增长5%"][0], said["乙建成"], said["丙路建成"]) == ("review", ("plan", 2026), ("plan", 2026))


def test_a_report_without_told_chapters_reviews_until_a_paragraph_plans() -> None:
    said = read(
        "一、体制创新迸发活力\n甲改革完成了任务。推进乙工程。\n二、以人为本促进和谐\n丙投入70亿元。丁办成了实事。推动戊。\n"
        "未来五年,是加快发展的五年。己建设。\n三、建设现代产业\n庚推进。加快辛。"
    )
    assert {said[name][0] for name in ("甲改革完", "丙投入7", "丁办成了")} == {"review"}
    assert {said[name][0] for name in ("己建设", "庚推进", "加快辛")} == {"plan"}


def test_a_later_year_named_in_passing_turns_nothing() -> None:
    start = (
        "一、2025年工作回顾\n甲建成。\n二、“十五五”目标和2026年工作安排\n“十五五”时期,要加快发展。\n2026年,乙建成。\n"
    )
    for named in (
        "推进2029年园博会筹办工作。",
        "力争2030年工厂达到60家。",
        "出台“十五五”支持钢铁业的政策。",
        "锚定2035年远景目标,扩大开放。",
    ):
        assert read(f"{start}{named}\n改造丙小区9个。")["改造丙小"] == ("plan", 2026)
    assert read(f"{start}到2030年,工厂达到60家。\n改造丙小区9个。")["改造丙小"] == ("plan", 2030)
    assert read(f"{start}2035年远景目标\n改造丙小区9个。")["改造丙小"] == ("plan", 2035)


def test_a_review_of_some_years_turns_to_the_last_and_back() -> None:
    text = (
        "一、过去五年工作回顾\n五年来,抓发展。甲路建成。\n2025年是本届政府的收官之年。我们抓落实。乙路建成。\n"
        "(一)工业。丙厂投产。\n刚刚过去的2025年,也是规划的最后一年。五年来,抓城建。丁桥建成。\n"
        "2025年是不平凡的一年。戊站建成。\n各位代表,2025年任务的完成,标志着“十四五”圆满收官。己港建成。\n"
        "2025年是极不平凡的一年。庚桥建成。\n这是民生大为改善的五年。辛校建成。\n二、2026年安排\n修路。"
    )
    first = first_years(text)
    assert [first[name] for name in ("甲路建成", "乙路建成", "丙厂投产", "丁桥建成")] == [2021, 2025, 2025, 2021]
    assert [first[name] for name in ("戊站建成", "己港建成", "庚桥建成", "辛校建成")] == [2025, 2021, 2025, 2021]


@pytest.mark.parametrize(
    ("opening", "passing", "those_of_it", "those_behind"),
    [
        ("2025年是极不平凡的一年", "经过三年努力,获评文明城市", 2025, 2025),
        ("2025年是极不平凡的一年", "细颗粒物年均浓度下降5%", 2025, 2025),
        ("2025年是极不平凡的一年", "五年过渡期任务全面完成", 2025, 2025),
        ("2025年是极不平凡的一年", "合同成交额远超过去五年总和", 2025, 2025),
        ("2025年是极不平凡的一年", "降水量为近五年最高", 2025, 2025),
        ("2025年是“十四五”收官之年", "今年开工三年行动的项目", 2025, 2025),
        ("一年来的主要工作是:", "农民收入增长", 2025, 2025),
        ("2025年是极不平凡的一年", "这是民生大为改善的五年", 2021, 2025),
        ("2025年是极不平凡的一年", "农民收入年均增长5%", 2021, 2025),
        ("2025年是极不平凡的一年", "本届政府以来的四年,我们真抓实干", 2021, 2021),
        ("2025年是“十四五”收官之年。“十四五”时期是发展史上不平凡的五年", "甲校开学", 2021, 2021),
        ("2025年是极不平凡的一年", "五年的发展成果来之不易,我们要倍加珍惜", 2021, 2021),
        ("2025年,是“十四五”的收官之年。经过五年接续奋斗,成就显著", "农民增收", 2021, 2021),
        ("2025年是极不平凡的一年", "2025年任务的完成,标志着“十四五”圆满收官", 2021, 2021),
        ("2025年是极不平凡的一年", "过去一年的工作画上了句号。回首本届政府任期,我们奋力向前", 2021, 2021),
    ],
)
def test_words_for_some_years_in_a_review_of_the_last(
    opening: str, passing: str, those_of_it: int, those_behind: int
) -> None:
    text = f"一、2025年和过去五年工作回顾\n五年来,修甲路。\n{opening}。\n{passing}。乙桥建成。\n丙站建成。\n二、2026年安排\n修路。"
    first = first_years(text)
    assert (first["乙桥建成"], first["丙站建成"]) == (those_of_it, those_behind)


LONG = "在上级的领导下,全市上下团结一心、克难奋进,经济社会发展取得了令人鼓舞的新成就,民生得到了新的改善,群众的获得感、幸福感和安全感有了新的提升,城乡面貌有了新的变化"
"""Enough words that they are more than a form of address."""


@pytest.mark.parametrize(
    "opening",
    [
        "过去一年,我们克难奋进",
        "各位代表,刚刚过去的一年,面对疫情,我们克难奋进",
        "刚刚过去的一年,是不平凡的一年",
        "过去的一年极不平凡",
        "一年来,我们重点抓了以下工作",
        "2025年极不平凡",
        "2025年,面对复杂形势,我们克难奋进",
        "2025年在发展进程中极不平凡",
        "2025年主要抓了以下工作",
    ],
)
def test_the_last_of_some_years_may_be_told_of_in_the_items_behind(opening: str) -> None:
    text = (
        f"一、过去五年和2025年工作回顾\n五年来,抓发展。甲路建成。\n{opening}。\n(一)工业发展。乙厂投产。\n(二)农业发展。丙渠建成。\n"
        "回首过去五年,硕果累累。丁桥建成。\n二、2026年安排\n修路。"
    )
    first = first_years(text)
    assert [first[name] for name in ("甲路建成", "乙厂投产", "丙渠建成", "丁桥建成")] == [2021, 2025, 2025, 2021]


@pytest.mark.parametrize(
    ("first", "then", "wanted"),
    [
        ("2025年,我们抓发展", "这五年,我们抓改革", (2025, False)),
        ("2025年,我们抓发展", "我们抓改革", (2025, False)),
        ("2025年,修路10公里", "我们抓改革", (2021, True)),
        ("2025年5月开工,我们抓发展", "这五年,我们抓改革", (2021, True)),
        ("我们抓发展", "2025年是规划的收官之年", (2021, True)),
        (f"{LONG}。\n2025年,修路10公里", "这五年,我们抓改革", (2021, True)),
    ],
)
def test_a_review_of_both_that_opens_with_the_year_and_turns_to_the_years(
    first: str, then: str, wanted: tuple[int, bool]
) -> None:
    text = f"一、2025年和过去五年工作回顾\n{first}。\n甲路建成。\n{then}。\n乙桥建成。\n二、2026年安排\n修路。"
    found = standing_of(text)["甲路建成"]
    assert (found.first, found.both) == wanted


def test_parts_of_a_review_of_both_stay_parts_where_they_say_five_years() -> None:
    text = (
        "一、2025年和过去五年工作回顾\n五年来,抓发展。\n这是跨越的五年。甲路建成。\n"
        "2025年是规划的收官之年。\n乙桥建成。\n二、2026年安排\n修路。"
    )
    assert not standing_of(text)["甲路建成"].both


@pytest.mark.parametrize("heading", ["一、工作回顾", "一、同心同德,迈上新的征程", "全面建成小康"])
def test_a_review_whose_headings_name_no_year_is_of_those_with_which_it_begins(heading: str) -> None:
    text = (
        f"{heading}\n五年来,{LONG}。\n综合实力增强。甲路建成。\n刚刚过去的2025年,我们抓落实。乙路建成。\n"
        "丙厂投产。\n二、2026年安排\n修路。"
    )
    first = first_years(text)
    assert [first[name] for name in ("甲路建成", "乙路建成", "丙厂投产")] == [2021, 2025, 2025]


@pytest.mark.parametrize(("heading", "year"), [("一、本届政府工作回顾", 2022), ("一、过去五年工作回顾", 2021)])
def test_a_term_of_office_has_the_years_that_its_review_begins_with(heading: str, year: int) -> None:
    text = f"{heading}\n过去的四年,{LONG}。\n综合实力增强。甲路建成。\n二、2026年安排\n修路。"
    assert first_years(text)["甲路建成"] == year


def test_a_review_of_one_year_may_say_that_it_is_one_of_five() -> None:
    for text in (
        f"一、2025年工作回顾\n五年来,{LONG}。\n甲路建成。",
        f"一、工作回顾\n一年来,{LONG}。\n甲路建成。\n五年来,修乙路。",
    ):
        assert first_years(f"{text}\n二、2026年安排\n修路。")["甲路建成"] == 2025


def test_a_plan_for_some_years_reviews_them_all() -> None:
    text = "一、“十四五”时期成就\n2025年是规划的收官之年。\n甲路建成。\n二、“十五五”时期目标\n修路。"
    parts = segment(text.split("\n"))
    found = standings(parts.passages, Span(2026, 2030, 2025))
    assert found[parts.passages[0].id][-1].first == 2021


def test_what_was_learnt_is_no_result() -> None:
    said = read(
        "一、2025年工作回顾\n建成公路。我们体会到,必须统筹城乡。要敢闯敢试。\n必须守住底线。\n二、2026年安排\n修路。"
    )
    assert [said[name][0] for name in ("建成公路", "我们体会", "要敢闯敢", "必须守住")] == ["review", *["none"] * 3]


def test_a_sober_word_on_what_is_wanting_begins_the_shortcomings() -> None:
    said = read("一、2025年工作回顾\n增长5%。我们也清醒看到,下行压力较大。农业质效不高。\n二、2026年安排\n修路。")
    assert said["农业质效"][0] == "problem"


@pytest.mark.parametrize(
    "passage",
    [
        "我们也清醒看到不少困难和问题:投资动力不足;污染治理任重道远;住房建设没有跟上",
        "我们既要看到成绩,也要正视问题:投资动力不足;污染治理任重道远",
        "与此同时,必须正视发展中的困难和问题:投资动力不足。污染治理仍需加力",
        "我们必须看到:投资动力不足。污染治理亟须加力",
        "工作中也暴露出了一些不足。当前,投资还不够快。污染治理亟待加力",
        "看到成绩的同时,我们也要直面问题。一是投资动力不足。二是污染治理任务繁重",
        "看到成绩的同时,更要冷静分析困难和挑战。我们面临动能不足的双重压力",
        "工作中还存在不少问题:投资动力不足。履职打折扣、干事不担当。污染治理仍需加力",
        "工作中还存在不少问题:投资动力不足。去年甲县发生一起事故。污染治理仍需加力",
        "工作中还存在不少问题:投资动力不足。出口比重为8.5%,排在第9位。污染治理仍需加力",
    ],
)
def test_shortcomings_go_on_over_semicolons_figures_and_events(passage: str) -> None:
    said = read(f"一、2025年工作回顾\n甲建成。\n{passage}。对此,我们将认真解决。\n二、2026年安排\n修路。")
    told = [tense for start, (tense, _) in said.items() if not start.startswith("202")]
    assert told == ["review", *["problem"] * (len(told) - 3), "none", "plan"]


@pytest.mark.parametrize("sentence", ["针对疫情暴露出的短板,补齐设施", "必须正视困难、提振信心", "提高正视问题的自觉"])
def test_what_is_to_be_faced_is_no_shortcoming(sentence: str) -> None:
    assert read(f"一、2025年工作回顾\n甲建成。\n二、2026年安排\n{sentence}。修路。")[sentence[:4]] == ("plan", 2026)


def test_one_shortcoming_among_results_leaves_them_results() -> None:
    said = read("一、2025年工作回顾\n投资增长7%;出口与年初目标存在差距;收入增长5%;消费增长6%。\n二、2026年安排\n修路。")
    assert [said[name][0] for name in ("投资增长", "收入增长", "消费增长")] == ["review"] * 3


def test_hardships_of_a_plan_turn_at_a_semicolon() -> None:
    times = "我们也清醒看到不少困难和挑战:投资动力不足;省委确定稳中求进,提供了遵循"
    said = read(f"一、2025年工作回顾\n甲建成。\n二、2026年安排\n{times}。修路。")
    assert [said[name][0] for name in ("我们也清", "省委确定", "修路")] == ["problem", "plan", "plan"]


def test_an_item_of_a_list_of_shortcomings_goes_on_with_it() -> None:
    text = "一、2025年工作回顾\n增长5%。也存在不少问题:一是产业不强。二是环境约束加剧。三是城镇功能要补齐。这方面很少。"
    said = read(text)
    assert {said[name][0] for name in ("也存在不", "二是环境", "三是城镇", "这方面很")} == {"problem"}
