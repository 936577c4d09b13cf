"""What a figure is of: the words in its label and beside it that narrow or widen what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from plancmp.measures import Measure
from plancmp.measures.statement import Statement, Written, named, state
from plancmp.model import Commitment, Indicator, Plan
from plancmp.text.chinese import CLAUSE_END, CLOSING
from plancmp.text.late import late
from plancmp.text.tables import pattern
from plancmp.text.units import dimension

_SCOPES = late(
    "规上|限上|累计|试点|挂牌|零售|市区|城区|市本级|县域|户籍|城镇|农村|核心产业|国际|制造业|公办|民办|普惠|人均|每万人|日均|月均"
    "|可比|同口径|扣除|剔除|不变价|现价|名义|新增|净增|新建|新开工|开工|竣工|建成|国家级|省级|市级|出口|进口|直接|民间|税收"
    "|[^\\W\\d_]{2,3}(?:新区|开发区|高新区|示范区|园区|港区)"
)
"""Words of a label that narrow what is measured, or say at what prices; with and without one is not the same."""

_LISTS = late(
    "全国|全省|全区|全市|全州|全盟|全疆|全球|世界|东部|中部|西部|东北|西北|西南|华东|华中|华南|华北|长三角|珠三角|大湾区"
    "|副省级|省会|计划单列|地级市|同类|百强|城区|县域"
)
"""Words that say in which list a rank is held."""

_BEST_OF = late(rf"(?P<of>[^{CLAUSE_END}、“”\d]{{0,30}}?)[“”]?(?:\d+|[百千一二三五十]+)强")
_ENTERS = late(
    "^.*(?:跻身|迈入|[进加列入]入|入[选围]|上榜|挺进|进军|冲刺|[荣登]登|登上|[排位稳]?[名列居]|获评|评为|成为|力争|争[创取]|保持|闯入|晋级)|全国|中国|国家|首[次批]|综合(?=实力)"
)
"""The list of which a place is one of the best (全国县域经济百强县), and the words of it that do not name it."""

_SYNONYMS = (
    ("规模以上", "规上"),
    ("小升规", "规上"),
    ("国家级高新技术企业", "高新技术企业"),  # there are no others
    ("规模工业", "规上工业"),
    ("规模服务业", "规上服务业"),
    ("限额以上", "限上"),
    ("中心城区", "城区"),
    ("主城区", "城区"),
    ("建成区", "城区"),
)

_COMPARABLE = late(
    r"(?P<实际>[扣剔]除(?:物价|价格)|实际(?:年均|分别|均|都)*(?:增长|增幅|增速|下降))"
    r"|(?P<可比>同口径|可比(?!价)|剔除|扣除)|(?P<口径>[新旧原]口径|元口径|原核算方法|万元以上(?=固定资产投资))"
)
"""Words before a figure, or in brackets behind it, that say on what basis it is."""

_ANY_BASIS = late("实际|可比|口径|核算|[扣剔]除|万元以上")
"""What stands in all of these: most figures of the atlas, of which there are thousands, have none."""

_BASES = frozenset(["实际", "可比", "口径"])
"""The words for it."""

_NOTHING: frozenset[str] = frozenset()

_BROUGHT_ABOUT = late(
    rf"(?P<带动>(?:招商|引资|项目|债券?|基金|资金|消费券)[^\d{CLAUSE_END}、]{{0,6}}(?:形成|带动|拉动|撬动))"
)
"""Words before an amount that is a part of the whole: 招商引资形成固定资产投资."""

_CLUSTERS = late("(?P<集群>(?:产业集群|产业链|园区)$)")
"""What a clause ends with that may be what the firms of the next one are in."""

_OF_THE_WHOLE = late("(?P<签约>签约|洽谈)|(?P<开工>开工|复工)|(?P<对象>(?:^|，)(?:双边)?贸易总?额)")
"""Words that say of a whole what holds for the part that is told behind it: 签约项目9个,其中大项目5个; a trade of which
nothing says with whom.
"""

_ON_A_BASIS = pattern("phrases", "on-a-basis")
_GREW = late("(?:同比|[比较]上年)?(?:增长|下降|增幅|增速)(?:[约为达近超])?")
"""A clause that says by how much what the clause before gives grew."""

_REAL = late("生产总值|增加值|GDP")
"""What grows in real terms, whether that is said or not."""

_OF_EACH = late(
    "(?P<申报>申报(?!认定|成功|获批))|(?P<每个>每[个一]?(?:地级|设区)?[县市区镇乡村街校])|(?P<净增>净增)"
    r"|(?P<签约>签约(?:引进)?(?!率))|(?P<挂牌>新挂牌)|(?P<推进>(?:推进|推动)(?:建设|实施)?约?$"
    r"|^(?:全年|计划|扎实|加快|全力|有序|积极)*(?:推进|推动)(?:(?!率|建成|竣工|完工|完成|投产|突破|超|[达到至提升增])[^\W\d]){2,14}$)"
    "|(?P<开工>(?:启动|开工|开建|动工|开?复工)(?:建设|实施)?约?$"
    r"|^(?:全年|计划|确保|力争|新)*(?:开工|开建|动工|开?复工|启动(?!资金|区|仪式))"
    r"(?:(?!率|建成|竣工|完工|投产)(?:[^\W\d]|\d+(?=号))){2,14}$)"
)
_NAMED_BEGUN = late("开工|动工|开建|启动")
"""Words of a label that say themselves that works are begun."""

_OF_EACH_SIGNS = frozenset("申每净推启开动复签挂")
"""Characters one of which stands in all that these find: to look for them takes a tenth of the time."""

_BEGUN = late(r"(?:全年|计划|确保|力争|全面)*启动(?:实施|创建|建设)[“‘《]?[^\W\d][^\d，,]{1,20}")
"""Words beside a figure that say that it is of each part of a place, net of what went, or of what is only begun or
under way."""

_PART_OF_PLACE = late(
    r"(?:(?P<园区>(?:产业|工业|开发)?园区|[^\W\d]?开发区|高新区|经开区|新区)"
    "|(?P<城区>主城区|中心城区|(?<!建成)城区|(?<![省县城])市区)|(?P<县域>县城|县域))"
    r"(?![\d、和及])"  # 园区3家 is what is counted
)
"""Words of a clause that say in which part of the place something is counted, where the label does not."""

_COUNTED_THERE = r"\d[^\d、]{1,2}(?:主?城区|中心城区|市区|县[城域]|园区)[^\d、]*[、和及]"
"""A thing with its place in a list (16所城区中小学、), that says nothing of the next one (15所农村学校)."""

_WHOLE = late(rf"[全我][省市县州区]|(?<=[、和及])(?:农村|乡镇|乡村)|{_COUNTED_THERE}")
"""Words for the whole place, or another part of it: 新增市区泊位500个、全市学位900个."""

_PART_SIGNS = frozenset("区县")
"""The like of these."""

_MADE = late("(?P<认定>认定)|(?P<引进>引进|引育|招引|吸引)")
"""Words that tell what was acknowledged, or drawn from elsewhere, from all that was added."""

_SHARE_OF = late(r"\d[%％](?:以上|左右)?的?(?!以上|左右)[^\W\d]{4,}$")
"""What stands before an amount that only a share of the things reaches: 75%的村集体收入达到50万元."""

_NET, _DISPOSABLE = "纯收入", "可支配收入"
DISPOSABLE_SINCE = 2014
"""What was measured of rural incomes until 2013, and what is since."""

_FINISHED = late("建成|竣工|完工|投用")
_FINISHED_BEHIND = late(rf"[^\d{CLAUSE_END}、]{{2,24}}?(?:{_FINISHED.pattern})")
_RAISED = late("筹[集措]")
_WORKED = late("建设|实施")
"""Works that are finished, homes that are got together, and works of which nobody says that they are finished."""

_SO_MANY_WORKS = late(rf"(?P<before>\d+)\s?[个项][^\d{CLAUSE_END}、]{{0,16}}项目|项目(?P<behind>\d+)\s?[个项]")
OTHERS = 2
"""So many times more or fewer works are others."""

_TASK = late(rf"[^\d{CLAUSE_END}、]{{1,16}}任务")
"""What stands behind the size of a task."""

_OF_THOSE_BEGUN = late(rf"(?:开工|启动|开建)[^{CLAUSE_END}]*\d[^\d{CLAUSE_END}]*、(?:基本)?(?:建成|竣工|交付)$")
"""What stands before the number of the works that are finished, beside that of those begun (开工9000户、建成6000户)."""

_CLAUSE_BEFORE = late(rf"[{CLAUSE_END}(（\[［【〔]|(?<=\d[^\d])[{CLOSING}]")
GOING_ON = late(
    rf"[^\d{CLAUSE_END}、]{{2,24}}?(?:(?:顺利|有序|加快|稳步|扎实|全面|全力|抓紧|正在|同步|集中|持续|强力|高效|有力)(?:推进|建设|实施)"
    rf"|开工(?:建设)?|即将[^\d{CLAUSE_END}、]{{2,6}})$"
)
"""What stands behind a number of works that are only under way, or about to be done."""

_AT_BEGIN = late("开工(?:建设)?$")
"""The end of that where they are only begun."""

_OF_ITS_OWN = late(
    "(?:基本|全面|新|已)*(?:建成|完成|新增|新建|改造|建设|实施|竣工|交付|投[(（]?试?[)）]?产|投[用运]|创建|培育|认定|引进|打造|整治|修复|入库|入选|获批|备案)"
)
_BEGUN_ALL = late(r"(?:全年|计划|确保|力争|新)*(?:开工|开建|动工|启动)(?:建设|实施)?[^\d]")
_PUSHED_ALL = late(r"(?:全年|积极|加快|扎实|全力|有序|统筹)*(?:推进|推动)[^、\d]")
_TO_BE_BUILT = late(rf"[^\d{CLAUSE_END}、]{{2,16}}(?:建设|项目)$")
"""A verb that opens a list and holds for its members, and those that have one of their own; 推进 of what is built."""

_NET_ALL = late(r"[^\d、]{0,8}净增")
_ACKNOWLEDGED_ALL = late(r"[^\d、]{0,8}认定(?![^\d、]*(?:标准|办法|率))")
_RENEWED_ALL = late(r"[^\d、新建]{0,6}改造[^\d、][^、]*\d[^\d、%％]*、")
_PLANNED = late(r"[^\d、]{0,6}谋划(?!启动|实施|推进|建设|开工)")
_NAMED_ALL = late(r"[^\d、]{0,6}新挂牌")
_SUMMED = late("累计(?!折旧|同比|[增涨降减下]|已?(?:总[量数])?(?:达|突破|超|[共已拥]?有|接?近))")
_SUMMED_ALL = late(rf"[^\d、]{{0,12}}{_SUMMED.pattern}")
"""What holds for all of a list that it opens (净增企业50家、机构20家), what is only thought of (谋划项目50个), and what
counts since a year not told."""

_A_LEVEL = late("总[数量]|达|突破|累计|[至到]")
"""What tells of all there are: 净增企业50家、总数突破700家."""

_OF_A_YEAR = late(r"全年|当年|[今去本上]年|年[内度]|\d年|月")
"""With these the sum is that of the year: 全年累计引进6家."""

_SENTENCE_PART = late(f"[{CLAUSE_END}]")
_OTHERWISE = late(
    r"[^\W\d]{0,4}%?[(（](?:[^()（）\d]{0,6}(?:[新旧原]口径|原核算方法)|[^()（）\d]{0,20}(?:可比|同口径|剔除|扣除)[^()（）\d]{0,20}\d)"
)
_BRACKET_BEHIND = late(r"[^\W\d]{0,4}%?[(（]([^()（）\d]{2,12})[)）]")

_NEW, _AGAIN = late("新(?:建|增|改|扩)"), late("改[建造扩]|扩建|[建造和、]提升(?![到至])|提质")
_BOTH = late("(?<!新)建设[和及与、]?(?:改[建造扩]|扩建|提升(?![到至]))")
"""Words of a label that say that something is built new, or renovated and enlarged, or the one or the other."""

_WITH_VERBS = late("(?:(?:新建|续建|改建|扩建|改造|提升|建设|盘活)、)*[^、]*$")
"""The last of the words in a list, with the verbs that it shares with none but them: 新建、扩建污水处理厂."""

_COUNTED = ("count", "length", "area")
_COUNTED_TWICE = late(r"\d[^\d、%％]{1,4}、$")
_BRACKETS = late("[()（）]")
_BORDERS = late("[()（）、]")
_NO_BORDER = "_"
"""Stands for what parts the words of a label, so that they make no other word: 市、区 is not 市区."""

_URBAN = late("(?:城市|城镇)(?=生活|污水|垃圾|供水|燃气)")
_SHARED = late(rf"(?:城市|城镇)(?:生活|污水|垃圾|供水|燃气)[^\d{CLAUSE_END}]{{2,12}}[和及与、]$")
"""Whose services a share is of; residents of cities and of towns are the same to reports. And a list that is of one."""

_JOINED = late(
    "(?<![建造改扩升普涉波以])(?:和(?![美谐平])|与(?!会)|及(?![时格]))(?![“]?(?:改|扩|新|续|提|推进|实施|建|完善|培育|创建))[“]?[^\\W\\d]{2,}"
)
"""What joins things whose number is one: 社区和生活圈10个."""

_BESIDE_NOUN = late(r"[^\d、]{1,6}")
_ONE_MORE = late(r"[、和与及](?P<more>[^\d、]{2,14})$")
"""What may stand between a number and its noun, and what ends a clause with one more noun."""

_EACH_ITS_OWN = late("分别|(?<![年人户日月亩平])均|各(?![类级项种])")
"""Words for one figure that several things have each."""

_ACKNOWLEDGED = late("认定")
"""A word before a number of things that says that they were there before."""

_TOLD = late("公办|民办|规上|限上|户籍|可比|同口径")
"""Words of the name of an indicator without which a label means something wider (新增学位 is not 新增公办学位)."""


def scope(one: Statement, indicator: Indicator) -> frozenset[str]:
    """What narrows or widens a figure, in its label and in the words beside it, that the name of its indicator has not;
    of a rank the list it is in.
    """
    if one.scope is not None:
        return one.scope
    label = one.quantity.label
    if one.quantity.op == "rank":
        return frozenset(_LISTS.findall(label)) | _of_list(one)
    before, said = _beside(one)
    own = _own_words(indicator.zh, indicator.aliases)
    real = "实际" in said and _REAL.search(label)
    beside = said and frozenset(word for word in said if word not in own and not (word == "实际" and real))
    if not indicator.id:  # the label itself says the rest
        return frozenset(beside - ({"开工"} if _NAMED_BEGUN.search(label) else set())) | _of_works(label, before)
    return beside | _of_label(label, before, indicator.zh, own, one.unit, one.plan.origin)


def _of_list(one: Statement) -> frozenset[str]:
    """The name of the list of which a place is one of the best, as there are many: 县域经济 of 全国县域经济百强县."""
    stem = one.quantity.label.removesuffix("排名")
    since = max(one.item.text.find(stem), 0)
    best = _BEST_OF.search(one.item.text, since) if one.quantity.unit == "强" else None
    return frozenset({name} if best and (name := _ENTERS.sub("", best["of"].replace(stem, ""))) else ())


@lru_cache(1 << 10)
def _own_words(name: str, aliases: tuple[str, ...]) -> str:
    return "".join((name, *aliases))


def measures(item: Commitment, plan: Plan, known: Mapping[str, Indicator]) -> list[Measure]:
    """What each figure of a commitment measures: its indicator, where that is ``known``, else what its label names."""
    result = []
    for quantity in item.quantities:
        thing = known.get(quantity.indicator or "") or named(quantity.label)
        one = state(quantity, item, plan, thing)
        result.append(Measure(one.basis, one.unit, scope(one, thing)))
    return result


def _of_works(label: str, before: str) -> frozenset[str]:
    works = _works(_BRACKETS.sub("", f"{before}{label}").replace("新增", ""))
    label = _BRACKETS.sub("", label)
    found = {works: _AGAIN, "认定": _ACKNOWLEDGED, "合计": _JOINED}
    if _EACH_ITS_OWN.search(before):  # 能耗和水耗分别降到: each has its own figure
        del found["合计"]
    return frozenset(word for word, said in found.items() if said.search(before) and not said.search(label))


@lru_cache(1 << 12)
def _of_label(label: str, before: str, name: str, own: str, unit: str, origin: str) -> frozenset[str]:
    """What a label and the words before it say that the ``name`` of the indicator, and its ``own`` words, do not."""
    for written, meant in _SYNONYMS:
        label, own = label.replace(written, meant), own.replace(written, meant)
    wider = {f"不限{word}" for word in _TOLD.findall(name) if word not in label}
    counted = dimension(unit) in _COUNTED
    works = _works(f"{before}{label}" if counted else label)
    other = {works} if works and works != (_works(name) or "新建") else set()
    if dimension(unit) == "count" and origin == "draft":  # a curator has told them apart
        made = [match.lastgroup or "" for match in _MADE.finditer(f"{before}{label}")]
        other |= {word for word in made if word not in name}
    return frozenset(word for word in _SCOPES.findall(label) if word not in own) | wider | other


def of_a_share(one: Statement) -> bool:
    """Whether an amount is what a share of several things reaches, and none that is measured."""
    at = one.written.search(one.item.text)
    if at is None or dimension(one.unit) in ("percent", "points"):
        return False
    return _SHARE_OF.search(_CLAUSE_BEFORE.split(one.item.text[: at.start()])[-1]) is not None


def unlike(aim: Statement, result: Statement, word: str) -> bool:
    """Whether an aim was held against what is not quite the same: net income against disposable income, and with the
    verdict missed what was to be worked at against what is finished, or the city against all towns.
    """
    rural = (aim.quantity.indicator or "").startswith("rural-income")
    changed = rural and {_income(aim), _income(result)} == {_NET, _DISPOSABLE}
    towns = _urban(aim), _urban(result)
    if _other_task(aim, result) or _other_works(aim, result):
        return True
    if word == "met" and _FINISHED.search(_beside(aim)[0]) and _RAISED.search(_beside(result)[0]):
        return True
    return changed or (word == "missed" and (only_finished(aim, result) or set(towns) == {"城市", "城镇"}))


def _income(one: Statement) -> str:
    """Which income of the countryside a figure is of; a result that does not say it is of what was measured then."""
    words = one.item.cite if one.charted else one.quantity.label
    said = next((word for word in (_NET, _DISPOSABLE) if word in words), "")
    late_result = not one.target and (one.year or 0) >= DISPOSABLE_SINCE
    return said or (_DISPOSABLE if late_result else "")


def _other_task(aim: Statement, result: Statement) -> bool:
    """Whether a result tells that a task was fulfilled (全面完成18万人搬迁任务) that is of another size than the aim:
    then it was another task, often that of several years.
    """
    text, at = result.item.text, result.written.search(result.item.text)
    if at is None or aim.value == result.value:
        return False
    return text[: at.start()].rstrip("了").endswith("完成") and _TASK.match(text, at.end()) is not None


def _other_works(aim: Statement, result: Statement) -> bool:
    """Whether an investment in so many works is held against that in many more or fewer: then they are others."""
    if not all(one.quantity.label.endswith("项目投资") for one in (aim, result)):
        return False
    counts = [_works_before(one) for one in (aim, result)]
    return all(counts) and max(counts) >= OTHERS * min(counts)


def _works_before(one: Statement) -> int:
    """How many works the sentence counts last before a figure; 0 where it counts none."""
    at = one.item.text.find(f"{one.written.value}{one.quantity.unit}")
    found = list(_SO_MANY_WORKS.finditer(one.item.text, 0, max(at, 0)))
    return int(found[-1]["before"] or found[-1]["behind"]) if found else 0


def _urban(one: Statement) -> str:
    """Whether a figure is of the city or of all towns, as its label says, or the one that is listed before it
    (城镇污水处理率和垃圾处理率)."""
    before = one.item.text.partition(one.quantity.label)[0]
    shared = _SHARED.search(before)
    words = _URBAN.findall(f"{shared[0] if shared else ''}{one.quantity.label}")
    return words[-1] if words else ""


def only_finished(aim: Statement, result: Statement) -> bool:
    """Whether a result counts the works that are finished, and the aim those that were to be worked at."""
    wanted, got = _beside(aim)[0], _beside(result)[0]
    text, at = result.item.text, result.written.search(result.item.text)
    before = _CLAUSE_BEFORE.split(text[: at.start()])[-1] if at is not None else ""
    beside_begun = _OF_THOSE_BEGUN.search(before)
    opened = _FINISHED.match(before) and not _OF_ITS_OWN.match(before.split("、")[-1])  # 建成电站2座、渠道3公里
    worked = (beside_begun or _WORKED.search(wanted)) and not _FINISHED.search(wanted)
    behind = at is not None and _FINISHED_BEHIND.match(text, at.end())
    return bool(worked and (_FINISHED.search(got) or behind or opened))


def _works(label: str) -> str:
    """Whether a label counts what is built new, what is renovated, or both together; empty where it says neither."""
    new, again = _NEW.search(label), _AGAIN.search(label)
    if not again:
        return "新建" if new else ""
    return "新改" if new else "建设改造" if _BOTH.search(label) else "改造"


def _beside(one: Statement) -> tuple[str, frozenset[str]]:
    """The words before a figure in its list, and what those of its clause say of it: on a comparable basis, in each
    part, of works begun.
    """
    if one.charted:  # of its sentence only the few signs around it are there
        if not _ANY_BASIS.search(one.item.cite):
            return "", _NOTHING
        return "", _told_beside(one.item.cite, one.quantity.label, one.written)[1] & _BASES
    return _told_beside(one.item.text, one.quantity.label, one.written) if one.item.text else ("", _NOTHING)


@lru_cache(1 << 14)
def _told_beside(text: str, label: str, written: Written) -> tuple[str, frozenset[str]]:
    """The same of a value in a text: a command that follows figures asks several times."""
    at = written.search(text)
    if at is None:
        return "", _NOTHING
    clauses = _CLAUSE_BEFORE.split(_as_one(text[: at.start()], label))
    before, listed = clauses[-1], _last_listed(clauses[-1])
    if len(clauses) > 1 and (_ON_A_BASIS.fullmatch(clauses[-2]) or _GREW.fullmatch(before)):
        before = clauses[-2] + before  # 剔除减税因素,财政收入增长8%; 同口径财政收入761亿元,增长8%
    behind = _BRACKET_BEHIND.match(text, at.end())
    if _OTHERWISE.match(text, at.end()):
        return listed, frozenset({"口径"})  # 7.7%(原口径增长8.5%): an aim may be meant on the other basis
    found = [*_COMPARABLE.finditer(before + (behind[1] if behind else ""))]
    if not _OF_EACH_SIGNS.isdisjoint(listed):
        found += _OF_EACH.finditer(listed)
    found += _BROUGHT_ABOUT.finditer(before)
    if len(clauses) > 1 and "企业" in label:
        found += _CLUSTERS.finditer(clauses[-2])
    if before.startswith("其中"):  # of those that were contracted, or begun
        found += _OF_THE_WHOLE.finditer("，".join(clauses[-4:-1]))
    if not _PART_SIGNS.isdisjoint(before):
        since = max((word.end() for word in _WHOLE.finditer(before)), default=0)
        found += [part for part in _PART_OF_PLACE.finditer(before, since) if part[0] not in label]
    rest = _SENTENCE_PART.split(text[at.end() :])[0]
    whole = _SENTENCE_PART.split(text[: at.start()])[-1]
    words = _of_its_list(whole, listed, rest)
    if "、" in whole and _RENEWED_ALL.match(whole) and not _OF_ITS_OWN.match(listed):
        listed = f"改造{listed}"  # 改造小区6个、危房8户
    if _counts_more(rest, label):
        words.add("合计")
    return listed, frozenset({match.lastgroup or "" for match in found} | words)


def _of_its_list(whole: str, listed: str, behind: str) -> set[str]:
    """What the words that open the list in which a figure stands (``whole`` is the clause before it, ``listed`` its own
    member), or those ``behind`` it, say of its member, too: begun, under way, acknowledged, net, summed up.
    """
    heads = "、" in whole and not _OF_ITS_OWN.match(listed)
    words = {"开工"} if _BEGUN.fullmatch(whole) or (heads and _BEGUN_ALL.match(whole)) else set()
    if heads and _NET_ALL.match(whole) and not _A_LEVEL.search(listed):
        words.add("净增")
    if heads and _ACKNOWLEDGED_ALL.match(whole):
        words.add("认定")
    if _PLANNED.match(whole) and not _OF_ITS_OWN.match(listed):
        words.add("谋划")
    if heads and _NAMED_ALL.match(whole):
        words.add("挂牌")
    if _is_summed(whole, listed):
        words.add("累计")
    under_way = GOING_ON.match(behind)
    if under_way or (heads and _PUSHED_ALL.match(whole) and _TO_BE_BUILT.match(behind)):
        words.add("开工" if under_way and _AT_BEGIN.search(under_way[0]) else "推进")
    return words


def _counts_more(behind: str, label: str) -> bool:
    """Whether the number is of what the label names and of another thing without one: 30所学校、幼儿园建成."""
    if not label or _JOINED.search(label):
        return False
    noun, found, rest = behind.partition(label)
    more = _ONE_MORE.match(rest) if found and _BESIDE_NOUN.fullmatch(noun) else None
    return more is not None and not _OF_ITS_OWN.match(more["more"])


def _is_summed(whole: str, listed: str) -> bool:
    """Whether a figure is summed up since a year that nobody tells, as its member of a list says or the one that opens
    it (累计建成站点6座、泊位8个).
    """
    if "累计" not in whole or _OF_A_YEAR.search(whole):
        return False
    opens = _SUMMED_ALL.match(whole) and not _OF_ITS_OWN.match(listed)
    return bool(opens) or _SUMMED.search(listed) is not None


def _last_listed(words: str) -> str:
    """The member of a list that a figure stands in, the one before where nothing else follows the comma
    (改造房屋6万户、300万平方米)."""
    match = _WITH_VERBS.search(words.removesuffix("、") if _COUNTED_TWICE.search(words) else words)
    return match[0] if match else words


def _as_one(words: str, label: str) -> str:
    """The words before a figure with the marks of its label taken for no border: 养殖场（区）200个, 学校、园所8所."""
    if not _BORDERS.search(label):
        return words
    return words.replace(label, _BRACKETS.sub("", label).replace("、", _NO_BORDER))
