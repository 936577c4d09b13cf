"""What a draft's record says of its sentence."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from plancmp.ingest.commitments import Coder, _among
from plancmp.ingest.draft import Reader
from plancmp.ingest.evidence import Coding
from plancmp.model import Commitment


def test_what_follows_the_figures_makes_them_no_weaker(learnt: Reader) -> None:
    draft = learnt.read(
        "一、2025年工作安排\n(一)绿色发展。建设零碳园区1个,开展林业碳汇交易试点。",
        "x.txt",
        city="绍兴",
        type="report",
        year=2025,
    )
    item = next(item for clause in draft.clauses for item in clause.commitments if item.quantities)
    assert item.strength == "commit"


def read(learnt: Reader, text: str, heading: str = "2026年工作安排") -> list[Commitment]:
    draft = learnt.read(
        f"2026年绍兴市政府工作报告\n一、{heading}\n{text}", "x.txt", city="绍兴", type="report", year=2026
    )
    return [item for clause in draft.clauses for item in clause.commitments]


def test_a_list_of_things_to_be_done_is_one_commitment_each(learnt: Reader) -> None:
    found = read(learnt, "新建学校5所、改造老旧小区10个,新增养老床位500张,完成公路投资20亿元,力争游客增长10%以上。")
    said = [(item.strength, [part.value for part in item.quantities]) for item in found]
    assert said == [("commit", [5]), ("commit", [10]), ("commit", [500]), ("commit", [20]), ("strive", [10])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("健全慢性病防治服务体系,建成县域医疗影像中心。", ["support", "commit"]),
        ("推进县级医院改革,争创国家级医学中心,确保医疗安全。", ["support", "strive", "ensure"]),
        ("健全慢病防治,建成影像中心。", ["commit"]),  # too short to stand alone
    ],
)
def test_a_verb_of_another_strength_governs_a_fact_of_its_own(learnt: Reader, text: str, wanted: list[str]) -> None:
    assert [item.strength for item in read(learnt, text)] == wanted


def test_a_target_and_what_is_striven_for_beyond_it(learnt: Reader) -> None:
    for text in ("地区生产总值增长5.5%以上、力争6%。", "地区生产总值增长5.5%以上,力争达到6%。"):
        said = [(item.strength, [part.value for part in item.quantities]) for item in read(learnt, text)]
        assert said == [("commit", [5.5]), ("strive", [6])]


def test_by_when_is_said_of_what_comes_next(learnt: Reader) -> None:
    [item] = read(learnt, "力争到2028年,建成县域医疗影像中心。")
    assert (item.strength, item.text) == ("strive", "力争到2028年,建成县域医疗影像中心")


def test_on_what_basis_a_figure_is_is_no_matter_of_its_own(learnt: Reader) -> None:
    [item] = read(learnt, "完成公共预算收入256亿元,剔除改造老旧小区因素,增长5.2%。")
    assert [part.value for part in item.quantities] == [256, 5.2]


def test_some_of_them_is_no_fact_of_its_own(learnt: Reader) -> None:
    [item] = read(learnt, "新增养老床位500张,其中改造老旧小区的社区床位60张。")
    assert [part.value for part in item.quantities] == [500, 60]


def test_a_promise_with_an_open_topic_is_kept_and_a_slogan_is_not(learnt: Reader) -> None:
    kept = ("推行首席质量官制度", "加强乡镇能力建设", "共建跨省合作园区")
    dropped = (
        "这一年,我们稳中求进,实现了增长新突破",
        "坚持以人民为中心",
        "今年是开局之年",
        "奋力谱写现代化新篇章",
        "我们相信明天会更好",
        "重点做好以下工作",
        "重点做好八方面工作",
        "刚刚过去的一年,很不寻常",
        "确定这样的目标,考虑了各方面因素",
        "越是困难,越要坚定发展",
        "过去一年成绩来之不易",
        "科技创新是推动发展的第一动力",
        "今年工作的总体要求是:推进乡村振兴",
        "2023年,是落实新规划的开局之年",
        "也是建成小康社会的决胜之年,做好今年工作意义重大",
        "以优异成绩迎接大会召开",
        "办实事没有终点,只有新的起点",
        "新形势、新任务对政府工作提出了更高要求",
        "一年来,在省委的坚强领导下,坚定信心、直面挑战",
        "对于这些问题,我们必须高度重视,认真解决",
        "家庭农场:是指以家庭成员为主要劳动力的经营主体",
        "凝聚着各位委员的辛勤努力",
    )
    texts = [item.text for item in read(learnt, "".join(f"{text}。" for text in (*kept, *dropped)))]
    assert texts == [*kept]


@pytest.mark.parametrize(
    "text",
    [
        "新建基站2000个(牵头单位:市通管局)",
        "新建基站2000个(责任单位:市通管局;配合单位:市住建局,各县区)",
        "新建基站2000个。(市通管局牵头,市住建局按职责分工负责)",
        "新建基站2000个。责任单位:市通管局",
        "新建基站2000个。\n完成时限:2026年6月底前",
        "新建基站2000个(责任领导:某某;完成时限:持续推进)",
    ],
)
def test_who_is_to_do_it_is_no_commitment(learnt: Reader, text: str) -> None:
    assert [(item.text, item.cite) for item in read(learnt, text)] == [("新建基站2000个", "新建基站2000个")]


@pytest.mark.parametrize(
    "text",
    [
        "让我们携手并肩,推动甲市发展,为建设现代化新城而努力奋斗。",
        "更加紧密地团结在党中央周围,加快建设产业园区,谱写新篇章。",
        "“十五五”时期是加快建设产业园区的关键时期。",
        "也是推动产业转型升级的攻坚阶段。",
    ],
)
def test_calls_and_what_a_time_is_are_none(learnt: Reader, text: str) -> None:
    assert [item.text for item in read(learnt, "新建学校5所。" + text)] == ["新建学校5所"]


def test_by_when_a_project_is_done_stays_with_it(learnt: Reader) -> None:
    found = read(learnt, "甲医院迁建:到2026年12月,建成门诊大楼。乙港:2026—2028年,新建泊位6个。")
    assert [item.text for item in found] == ["甲医院迁建:到2026年12月,建成门诊大楼", "乙港:2026—2028年,新建泊位6个"]
    assert [(part.from_year, part.year) for part in found[1].quantities] == [(2026, 2028)]


def test_an_item_of_one_sentence_is_no_heading(learnt: Reader) -> None:
    items = "1.推进污水处理厂建设。\n责任单位:住建局\n2.弘扬美德。\n3.改善空气质量。新建公园2个。"
    assert [item.text for item in read(learnt, items)] == ["推进污水处理厂建设", "新建公园2个"]


def test_the_projects_of_an_annex_are_no_words_explained(learnt: Reader) -> None:
    text = "新建基站2000个。\n附件\n甲路东延:新建道路4公里。\n乙医院:到2026年12月,设置床位500张。\n丙桥:总投资3亿元。"
    assert [item.text for item in read(learnt, text)][1:] == [
        "甲路东延:新建道路4公里",
        "乙医院:到2026年12月,设置床位500张",
        "丙桥:总投资3亿元",
    ]


def test_a_heading_that_names_a_year_is_no_commitment(learnt: Reader) -> None:
    found = read(learnt, "全市出口增长5%,进口增长6%。", heading="2026年经济社会发展主要目标任务")
    assert [item.text for item in found] == ["全市出口增长5%,进口增长6%"]


def test_notes_on_the_figures_are_no_commitments(learnt: Reader) -> None:
    notes = "注:1.本公报数据为初步统计数。2.各产业增加值按现价计算,增长速度按不变价格计算。"
    assert [item.text for item in read(learnt, f"建成公路5公里。\n{notes}")] == ["建成公路5公里"]


def test_the_basis_of_a_figure_stays_with_it(learnt: Reader) -> None:
    found = read(learnt, "地区生产总值增长5%;剔除减税因素,一般公共预算收入增长3%。")
    assert [item.text for item in found] == ["地区生产总值增长5%", "剔除减税因素,一般公共预算收入增长3%"]


def test_what_holds_while_something_else_does_stays_with_it(learnt: Reader) -> None:
    amid = "受矿产价格下跌影响,出口增长5%。在财政收支紧张的情况下,建成县级学校8所。"
    assert [item.text for item in read(learnt, amid)] == amid.rstrip("。").split("。")


def test_circumstances_at_the_end_of_a_sentence_are_not_lost(learnt: Reader) -> None:
    text = "建成县级学校8所,在财政收支紧张的情况下"
    assert [item.text for item in read(learnt, f"{text}。")] == [text]


def test_a_list_goes_on_behind_a_comma(learnt: Reader) -> None:
    found = read(learnt, "建成甲镇、乙镇两条县乡公路,以及县级医院门诊部。")
    assert [item.text for item in found] == ["建成甲镇、乙镇两条县乡公路,以及县级医院门诊部"]


def test_a_chapter_in_doubt_says_so(learnt: Reader) -> None:
    draft = learnt.read(
        "全市公路建设明显加快。建成县级学校8所。获批省级试验区。", "x.txt", city="绍兴", type="report", year=2026
    )
    assert {item.doubts for clause in draft.clauses for item in clause.commitments} == {("tense",)}


def test_a_part_that_names_no_matter_goes_on_with_the_one_spoken_of_last(learnt: Reader) -> None:
    found = read(learnt, "(一)改善民生。规划建设村卫生室300所。建成130所,新开工100所。")
    assert {item.themes[0] for item in found} == {"health"}


def test_a_sentence_that_only_heads_others_is_none_and_gives_them_its_matter(learnt: Reader) -> None:
    found = read(
        learnt,
        "(一)民生。\n加强学前教育。新建改扩建12所,新增名额3000个,让群众放心满意。\n建成村卫生室5所。修路3公里。",
    )
    assert [item.text for item in found][0] == "新建改扩建12所"
    assert found[0].themes == ("education",)
    items = read(learnt, "一是推动交通便利。加快建设县乡公路和客运站。二是推动医疗优质。加快建设县级医院和门诊部。")
    assert [item.text[:4] for item in items] == ["加快建设"] * 2
    row = ("推行质量官制度", "加强乡镇建设", "发展民宿产业")  # short ones in a row are facts each
    assert [item.text for item in read(learnt, "".join(f"{text}。" for text in row))] == [*row]


@pytest.mark.parametrize(
    "text",
    [
        "我谨代表市人民政府,向全市人民、人大代表、政协委员,表示衷心感谢",
        "在市人大、市政协的监督支持下,建成城市公园",
        "这一切得益于上级领导的亲切关怀,凝聚着全市60万人民建设公路的汗水",
        "在此,向建设公路、学校的全市60万人民,向为城市建设出力的同志,致以崇高敬意",
        "我们编制了“十五五”规划纲要(草案),发展县乡公路,提交大会审议",
        "做好今年工作,建成城市公园",
        "这是市委领导的结果,是全市上下建设公路、团结奋斗的结果",
        "成绩的取得,根本在于科学指引,离不开公路建设者的辛劳",
        "只要我们建好公路、办好学校,就一定能够赢得未来",
        "上述目标,充分考虑了公路建设的需要,体现了稳中求进",
        "“十五五”时期,是公路建设全面发力的关键时期",
        "2026年,是公路通车50周年,是加快建设城市的关键之年",
        "过去五年,公路建设成就令人鼓舞",
    ],
)
def test_thanks_and_address_are_none(learnt: Reader, text: str) -> None:
    assert [item.text for item in read(learnt, f"{text}。")] in ([], ["建成城市公园"])


def test_the_title_of_a_chapter_with_its_year_is_none(learnt: Reader) -> None:
    draft = learnt.read(
        "2026年绍兴市政府工作报告\n一、2025年政府工作回顾\n建成城市公园。\n二、2026年政府工作目标\n建成县级学校。",
        "x.txt",
        city="绍兴",
        type="report",
        year=2026,
    )
    assert [item.text for clause in draft.clauses for item in clause.commitments] == ["建成城市公园", "建成县级学校"]


def test_work_that_goes_before_a_project_has_not_happened(learnt: Reader) -> None:
    (item,) = read(learnt, "做好体育中心项目前期工作。")
    assert item.strength == "explore"


def test_what_was_begun_last_year_and_is_pushed_is_a_promise(learnt: Reader) -> None:
    (item,) = read(learnt, "加快去年集中动工的72个产业项目建设。")
    assert [(part.kind, part.year) for part in item.quantities] == [("target", 2026)]


def test_an_honour_is_kept_though_its_topic_is_open(learnt: Reader) -> None:
    assert [item.text for item in read(learnt, "甲村被评为最美之地。")] == ["甲村被评为最美之地"]


@pytest.mark.parametrize(
    "text",
    [
        "甲湖大桥工程有序推进",
        "甲镇供暖工程基本完成",
        "与乙公司签订战略合作协议",
        "甲局乙厅挂牌,丙中心启用",
        "甲星成功发射",
        "甲湖大桥动工建设",
        "甲市环境进入全省前列",
        "甲局总体方案通过专家评审",
        "甲湖获省批准",
        "甲学校成功申报",
    ],
)
def test_what_came_about_is_kept_though_its_topic_is_open(learnt: Reader, text: str) -> None:
    assert [item.text for item in read(learnt, f"{text}。", "2025年工作回顾")] == [text]


def test_a_project_that_is_about_to_be_finished_is_no_result(learnt: Reader) -> None:
    for word, done in (("顺利完工", True), ("即将完工通车", False), ("即将完工之时遭遇洪水", True)):
        (item,) = read(learnt, f"甲湖公路整修工程{word}。", "2025年工作回顾")
        assert (item.strength == "done") is done, item


def test_shortcomings_are_kept_without_the_words_that_lead_them_in(learnt: Reader) -> None:
    text = (
        "同时,我们也清醒地认识到,全市经济社会发展中还存在不少困难和问题,主要是:经济发展不平衡。"
        "有的干部作风不实。甲环境需持续优化。发展不平衡不充分的问题仍然突出。"
    )
    found = read(learnt, text, "2025年工作回顾")
    assert [(item.strength, item.text) for item in found] == [
        ("problem", "经济发展不平衡"),
        ("problem", "有的干部作风不实"),
        ("problem", "甲环境需持续优化"),
    ]
    found = read(learnt, "新建学校8所,“入园难”问题有所缓解。免费开放公园。", "2025年工作回顾")
    assert {item.strength for item in found} == {"done"}


def test_shortcomings_behind_a_colon_are_none_of_what_was_done(learnt: Reader) -> None:
    found = read(learnt, "新建公路5公里。存在的问题:医院床位不足,财政收支矛盾突出。", "2025年工作回顾")
    assert {item.text: item.strength for item in found} == {
        "新建公路5公里": "done",
        "医院床位不足": "problem",
        "财政收支矛盾突出": "problem",
    }
    found = read(learnt, "针对存在的问题:整改医院卫生问题20项。", "2025年工作回顾")
    assert {item.strength for item in found} == {"done"}


def test_who_is_addressed_is_no_part_of_what_is_said(learnt: Reader) -> None:
    found = read(learnt, "各位代表,今年,我们将完善食品安全监管体系。办好学校。\n新建公园9个。")
    assert (found[0].text, found[0].topic) == ("今年,我们将完善食品安全监管体系", "product-safety")


def test_the_number_of_an_item_is_no_figure_of_it(learnt: Reader) -> None:
    text = "2026年重点办好民生实事:(5)开展居家养老上门服务。(6)建设公共自行车租赁系统,投放自行车150辆。"
    assert "elderly-care" not in {item.topic for item in read(learnt, text) if item.quantities}
    (item,) = read(learnt, "民生实事:(5)加强就业扶持。")[-1:]
    assert item.text.endswith("加强就业扶持")


def test_a_cite_begins_with_a_word(learnt: Reader) -> None:
    (item,) = read(learnt, "来源于全市各有关方面的财政收入、税务收入分别增长17.2%和10.2%。")
    assert item.cite == "财政收入、税务收入分别增长17.2%"


def test_a_paragraph_on_a_zone_gives_the_place_no_indicator(learnt: Reader) -> None:
    found = read(learnt, "东江新区蓝图初成。外贸进出口总额增长30%。全市外贸进出口总额增长5%。")
    assert [part.indicator for item in found for part in item.quantities] == [None, "foreign-trade-growth"]
    found = read(learnt, "一是东江新区规划全面展开。外贸进出口总额增长30%。二是扩大开放。外贸进出口总额增长5%。")
    assert [part.indicator for item in found for part in item.quantities] == [None, "foreign-trade-growth"]
    found = read(learnt, "推动新区基础设施建设。完成固定资产投资30亿元。")
    assert [part.indicator for item in found for part in item.quantities] == [None]
    found = read(learnt, "扩大开放。\n东江高新区围绕芯片延链,力争外贸进出口总额增长30%。")
    assert [part.indicator for item in found for part in item.quantities] == [None]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("甲产业园区完成产值40亿元,占全市一半以上;外贸进出口总额增长30%", False),
        ("甲产业园区完成产值40亿元;实现税收3亿元;外贸进出口总额增长30%", False),
        ("东港湖实现生产总值40亿元;外贸进出口总额增长30%", False),
        ("甲产业园区完成产值40亿元;全市外贸进出口总额增长30%", True),
        ("甲产业园区完成产值40亿元;对外开放扩大,外贸进出口总额增长30%", True),
        ("甲产业园区完成产值40亿元。外贸进出口总额增长30%", True),
        ("预计全年实现生产总值40亿元;外贸进出口总额增长30%", True),
        ("产业园区产值增长9%;外贸进出口总额增长30%", True),  # one of a list
    ],
)
def test_what_a_semicolon_parts_from_the_sums_of_a_zone_is_of_the_zone(learnt: Reader, text: str, known: bool) -> None:
    last = read(learnt, f"对外开放。\n{text}。")[-1]
    assert (last.quantities[-1].indicator == "foreign-trade-growth") is known


def test_a_part_with_a_thing_of_its_own_does_not_go_on_with_the_last(learnt: Reader) -> None:
    found = read(learnt, "(一)产业。新建村卫生室300所。新建130所。梅花赖氨酸加工厂改扩建后年产能为5万吨。")
    assert [item.themes[0] == "health" for item in found] == [True, True, False]


def test_the_note_of_a_table_is_none(learnt: Reader) -> None:
    found = read(learnt, "建成城市公园5座。\n注:带*数据为5年累计值,带#数据为3年均值。")
    assert [item.text for item in found] == ["建成城市公园5座"]


def test_a_heading_with_a_year_is_no_commitment(learnt: Reader) -> None:
    found = read(learnt, "二、工作安排\n2026年主要目标和重点任务\n新建学校8所。")
    assert [item.text for item in found] == ["新建学校8所"]


def test_a_sentence_that_names_no_matter_speaks_of_the_heading_of_its_item(learnt: Reader) -> None:
    text = "(一)改造城市老旧小区。投入3亿元。\n(二)新建一批幼儿园。年内建成6所。"
    found = read(learnt, text, heading="2026年民生实事")
    assert [item.topic for item in found if item.quantities] == ["urban-renewal", "preschool"]


def test_an_aim_stands_in_one_record_with_the_result_that_is_held_against_it(learnt: Reader) -> None:
    """Alone it would be a result that holds no more than a target, which no data file may have."""
    text = "河道整治项目29个完成预算财审,28个通过设计审查,其中完工9个、正在施工30个,超额完成原定施工20个的目标任务。"
    found = [item for item in read(learnt, text, "2025年工作回顾") if item.quantities]
    assert all(any(part.kind == "actual" for part in item.quantities) for item in found)
    assert [part.value for item in found for part in item.quantities if part.kind == "target"] == [20]


def test_records_are_coded_among_those_of_their_paragraph_alone(learnt: Reader) -> None:
    found = read(learnt, "加快杭温高速公路建设。推进医共体建设。")
    asked: list[int] = []

    def among(paragraph: list[Coding]) -> list[Coding]:
        asked.append(len(paragraph))
        return [replace(one, themes=("rural",)) for one in paragraph]

    coder = cast(Coder, SimpleNamespace(classifier=SimpleNamespace(among=among)))
    alone = Coding(("party",), None, 0.1)
    coded = [*_among([*found, found[0]], [(3, alone), (3, alone), (4, alone)], coder)]
    assert asked == [2, 1]
    assert [(item.themes, item.topic, item.confidence) for item in coded] == [(("rural",), None, 0.1)] * 3
    assert [item.text for item in coded] == [item.text for item in (*found, found[0])]
