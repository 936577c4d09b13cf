"""What the words around a figure make of it: its bound, its list, whether it recurs, whether it is a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from plancmp.text.chinese import CLAUSE_END, SENTENCE_END
from plancmp.text.figures.places import Places
from plancmp.text.figures.reading import Figure
from plancmp.text.periods import YEARLY_MEAN
from plancmp.text.units import SCALES, streaks

_BORDER = CLAUSE_END + r"\n"
"""What ends a clause, or a line."""

_BEFORE = re.compile(
    r"(?:(?P<le>不超过|不高于|不大于|不多于|低于|小于|少于|不足|不到|至多|最多|≤|<"
    r"|(?:缩小|缩短|降低|下降|压缩|压减|降|减)(?:到|至|为)|控制(?:在|到))"
    r"|(?P<ge>超过了?|(?<![高])超出?|(?<![侦打爆])破了?|首超|不低于|不少于|不小于|高于|大于|多于|至少(?:新?建成?|新增|培育|引进|打造|设立?|完成|办好|有|落地)?|不下|≥|>|逾"
    r"|(?<![通经超不穿度渡透胜越])过)"
    r"|(?P<near>大约|约为|约|(?<![最附临靠邻])(?:接近|将近|近)))[\s为到]?$"
)
_SAVING = re.compile(r"[节预公合集简契签特条制]约$")
_AFTER = re.compile(
    r"(?:[(（][^()（）\n]{1,4}[)）])? ?"
    r"(?:(?P<ge>及?以上|之上|新?大?台阶|大关)|(?P<le>及?以内|及?以下|之内)|(?P<near>左右|上下))"
)
_LINK = re.compile(r"\s?(?:、|和|及|与|以及|或)\s?")
_EACH = re.compile(r"分别|各|均")
_CLAUSE_END = re.compile(rf"[{_BORDER}](?!\d{{3}}(?!\d))")
_SENTENCE_END = re.compile(rf"[{SENTENCE_END}\n]")

# 10亿元以上的制造业项目: the bound belongs to the name of what is counted
_CLASSED = re.compile(
    rf"且|(?!并|和|及|用于|建设|支持|推动|打造|实施|的?[^{_BORDER}、\d]{{0,4}}(?:资金|补助|经费))的?[^{_BORDER}、\d“”()（）]{{0,14}}?"
    r"(?:项目|企业|固定资产投资|规模(?:以上)?工业|工业(?:增加值|总产值)|(?<!农)村|群体|产业|集群|平台|工程|园区|楼|家庭|城镇|镇|城市|县|片区|人群|农户|主体|基地|品牌|单品|产品"
    r"|锅炉|机组|综合体|农田|林地|市场|景区|医院|学校|老人|老年人|婴幼儿|幼儿(?!园)|儿童|机构|地块|水库|河流|桥梁|大单)"
)
# … and a bound that something is held against: 低于3.3%的控制目标, 人均纯收入低于1万元的脱贫人口
_HELD_AGAINST = re.compile(rf"的(?:[^{_BORDER}、\d]{{0,6}}(?:目标|现象|问题)|[^{_BORDER}、\d]{{0,4}}人口)")
_CLASSED_TYPES = {"money", "area", "length", "age", "count", "power", "volume", "mass", "rate", "other"}
# … whatever it is that is counted next: 1万吨以上泊位12个
_COUNTED = re.compile(rf"的?(?!增|提|达|完|实|建|其|和|与|及|分|力|并)[^{_BORDER}、\d]{{0,14}}")
# 引进5000万元以上项目资金30亿元
_SUM_OF_CLASS = re.compile(rf"的?(?:[^{_BORDER}、\d]{{0,8}}(?:项目|企业))[^{_BORDER}、\d]{{0,10}}")
# 增加值过100亿元、财政收入过10亿元的县区: both say which ones
_NEXT_SIZE = re.compile(
    rf"、(?!建成|培育|新增|引进|打造|形成|完成|实现|力争)[^{_BORDER}、\d]{{0,6}}(?:收入|[增总]?[加产]?值|税收|投资|利润)"
    rf"(?:超过?|突破|[过破])[\d.百千万亿]+元(?:以上)?的?[^{_BORDER}、\d]{{0,4}}(?:企业|[县镇村区市](?![域级])|园区|项目)"
)
_AGED = re.compile("的?[^,，。;；、\\d]{0,6}(?:人口|青年|妇女|女性|劳动力|人员|居民|群众|职工|者)")
_VILLAGE = re.compile(r"的?(?:自然|行政)?[村屯组]")
_PEOPLE = ("人", "万人", "亩", "万亩")

_LEADS_RATIO = re.compile(r"(?:达|到|至|为|在|超|过|于|约|近|破|是|倍差|指数|得分|系数)$")
# 由2.31缩小到2.18, 由2015年的6.44下降至2020年的5.91
_STARTS_MOVE = re.compile(r"[由从自](?:[^，。；、\d]{0,6}(?:19|20)\d{2}年(?:底|末)?的?)?$")
_MOVES = re.compile(
    r"\s?(?:以上)?(?:缩小|扩大|提高|提升|上升|增加|增长|下降|降低|减少|压缩|收窄|优化|降|升|增|减)[到至为]约?(?:(?:19|20)\d{2}年(?:底|末)?的?)?(?=\d)"
)
_GOES_TO = re.compile(r"(?:以上)?(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|缩小|降|升|增|减|提)[到至为]约?")
_ENDS_MOVE = re.compile(r"[到至为](?:19|20)\d{2}年(?:底|末)?的$")
_ENDS_RATIO = re.compile(r"\s?(?:[、,，。;；:：!！)）”\n和与及或]|以[上内下]|左右|之|$)")
# What makes a size a quantity, not the name of a class: 产值突破千亿级, 千亿级规模
_GOVERNS = re.compile(
    r"(?:达到?|突破|超过?|[超逾破近]|迈[上入向]|跨[上入越过]|跃[上升]|冲刺|挺进|进入|步入|站上|登上|向|规模|产值|营收|收入|总量|产能"
    r"|投资|销售额|市值|生产总值|GDP|[产税]值|资产)(?:了|至|到|为|约)?$"
)
_MEASURED = re.compile(r"(?:的)?(?:规模|产值|营收|产能|投资|经济总量|市值|产出|税收|大关|台阶|迈进)")
_CLASS = re.compile(
    r"级?(?:以[上下])?(?:的)?[^\W\d_]{0,4}?(?:产业|企业|园区|集群|工业|[强大]?[县区镇村](?![域级])|项目|工程|平台|基地|街区|楼|市场|商圈"
    r"|板块|俱乐部|母基金|子?公司|集团|乡镇|城市)"
)
# 以50亿元企业为骨干
_NAMED_CLASS = re.compile(r"(?:企业|产业|集群|园区|强[县镇村])(?:[为、,，。和达]|\d)")
# 3户以上年营业收入100亿级企业: the size only says which are counted
_SIZES = re.compile(rf"(?:以上|左右|以内)?(?:的)?(?:年|总)*[^\d{CLAUSE_END}、]{{0,6}}(?:超过?|达到?|突破)?")
_PERIOD = re.compile(
    r"(?:过去|今后|未来|往后|接下来|[近这前后再]|奋斗|新时代|历经)(?:的|了)?$|到期后?(?:再)?(?:延长|顺延)$|土地承包[^,，。;；]{0,6}延长$"
)
_LASTS = re.compile(
    r"(?:连续|持续|保持|延长|提前|达到?|缩短|压缩|压减|长达|历时|[不未]满|年限|期限|寿命|工期|周期|时限|时间|年龄|受教育|平均|[至到为近约])"
    r"(?:了|[至到为近约])?[“”]?$"
)
_OF_PROGRAMME = re.compile(rf"[^{_BORDER}、\d]{{2,16}}(?:行动|计划|工程)(?!方案|[^{_BORDER}、]{{0,8}}\d)")
_SOME_YEARS = re.compile("(?<!\\d)[2-9二两三四五六]年$")
"""What stands behind and before a number in the name of a programme of some years: 3年20万人技能培训行动."""

_PROGRAMME = re.compile(r"来|间|每年|左右?的?时间|的?时间|行动|计划|规划|攻坚|倍增|的?工作|的?伟大|大庆|过渡期")
_QUOTED = re.compile(r"“[^”“\n]{0,60}”")
_NAMED = re.compile(r"“[^”“\n,，。;；]{0,26}(?:活动|行动|工程|计划)”")
_ADDED_UP = re.compile(r"“[^”“+＋\n]{1,30}[+＋][^”“\n]{1,60}”")  # “5分钟便利店+10分钟农贸市场+15分钟超市”
_TITLED = re.compile(r"《[^》《\n]{0,80}》")
_SHORT_QUOTE = 14  # with its marks; a longer one is speech or a list, not a name

# 每人每年520元 is a rate of a year, no quota that recurs
_YEARLY = re.compile(r"(?<![人户亩])每年(?!每[人户亩])")
# A mean concentration is one of a year, not one more each year.
_YEARLY_MEAN = re.compile(rf"{YEARLY_MEAN}|年递增|年平均(?=增长|递增)|每年平均")
_STOCK = re.compile(r"到(?:19|20)\d{2}年|二[〇零]|累计|总量|总数|总计|第[二三四五]年")

_MADE_LIST = re.compile(
    r"(?:打造|建设|建成|培育|形成|新增|获批|创建|拓展|构建|引进|实施|开工|组建|规划|建立|布局|新建|做大|做强|壮大|发展)"
    rf"[^{_BORDER}、\d]{{2,20}}(?:、[^{_BORDER}、\d]{{2,16}}){{1,5}}(?:等)?$"
)
_FALLS = re.compile(
    r"(?:下降|减少|降低|下滑|下跌|回落|负增长|缩减|萎缩|压减|降幅[为达在]?|[减降])(?:了|约|近|超过?)?\s?$"
)
_EACH_NOUN = re.compile(
    r"(?:各|(?<![年人户日平地亩月城单])均)"
    r"(?:建成?|新增|新建|设立?|打造|培育|达到?|超过?|突破|居|列|位居|位列|排名|为|有|增长|提高|增加|在|完成|实现|了|全[国省市区]|第)*$"
)
# 年产50万吨新材料项目, 100万千瓦风电、30万千瓦光伏等项目: the capacity belongs to the name of what is built …
_WORKS = r"(?:项目|工程|煤矿|矿井|机组|电站|电厂|变电站|风电场|生产线|装置|工厂|基地|技改)"
_YEARLY_OUTPUT = re.compile(r"[年日](?:产|加工|处理|生产|屠宰)[约]?$")
_OF_WORKS = re.compile(
    rf"(?!以[上下内]|左右|的|[增提达超完])(?:[^{_BORDER}、\d]{{0,16}}?{_WORKS}"
    rf"|[^{_BORDER}、\d]{{1,14}}等\d{{0,3}}个?[^{_BORDER}、\d]{{0,8}}?{_WORKS}"
    rf"|[^{_BORDER}、\d]{{0,6}}(?:光伏|风电|火电|水电|核电|煤电|热电|气电|储能|蓄能|光热)[^{_BORDER}、\d]{{0,6}}[、和等])"
)
_OF_LISTED_WORKS = re.compile(rf"(?!以[上下内]|左右|[增提达超完])[^{_BORDER}]{{0,40}}?{_WORKS}")
# 甲公司11万吨磷酸铁锂、乙公司5万吨铜箔一期等项目: each has it in its name
_ONE_OF_WORKS = re.compile(
    rf"(?!以[上下内]|左右|的|[增提达超完])[^{_BORDER}、\d]{{1,20}}、[^{_BORDER}]{{1,120}}?等[^{_BORDER}、\d]{{0,8}}?{_WORKS}"
)
_RIVALS = re.compile(
    r"(?:重点|大中|主要|大|省会|副省级|地级|监[控测]|环保|县级)*城市(?![群圈])|(?:地级|县级)?(?:行政区|市州)|县[(（]?市"
)
_BEFORE_NOW = re.compile("[目之以年此]前$")
_AMONG_THEM = re.compile("[^,，。;；、\\d]{2,16}中(?:[^,，。;；、\\d]{0,6}(?:第|首位|前)|(?:位|排|名|居|列))")
_STEPS = re.compile("[十百千万]+亿?元?(?:关口|大关|台阶)")
_NEXT_WORKS = re.compile(rf"[^{_BORDER}、\d]{{1,20}}、")
# 甲公司5000万套节能灯等项目
_PRODUCTS = re.compile("[万亿][套台片张只支件块颗盏辆]")
_EXAMPLE_OF_WORKS = re.compile(
    rf"(?!以[上下内]|左右|的)[^{_BORDER}、\d]{{1,14}}等\d{{0,3}}个?[^{_BORDER}、\d]{{0,8}}?{_WORKS}"
)
_ANIMALS = re.compile("[万亿][只头羽尾]")
"""300万只蛋鸡项目"""

_THICK = re.compile("及?(?:以[上下])?厚")
_NAME_OF_SHARE = re.compile(
    rf"(?:(?<=[^公千]米)|(?<=时|钟)|(?=范围|半径|以?内))[^{_BORDER}、\d]{{0,16}}(?:(?<![效税利汇])率|比例|占比)[^{_BORDER}、\d]{{0,6}}\d"
)
"""What a share is called by that has a distance or a time in its name: 公交站点500米覆盖率90%."""

_CAPACITIES = ("power", "energy", "mass", "volume")
# … unless a verb or a noun measures it: 新增100万千瓦, 形成年产50万吨能力, 装机, 规模.
_MEASURES = re.compile(
    rf"(?:新增|净增|增加|形成|达|突破|超|具备|拥有|实现|累计|合计|总计|共|淘汰|关停|退出|压减|化解|完成|装机|产能|能力|容量|规模|总量)[^{_BORDER}]*$"
)
_MEASURED_BEHIND = re.compile(rf"[^{_BORDER}、\d]{{0,12}}?(?:装机|产能|能力|容量|规模|产量)")
_STRETCH = re.compile(
    r"(?:以上|以内|左右)?[、,，]?\s?(?:并|且)?(?:力争|争取|冲刺|奋力|努力|奋斗目标|争|冲)(?:达到?|突破|实现|完成|增长|[为是到])?\s?"
)
_FOLLOWING = re.compile(rf"(?:及?以[上下内]|左右)?(?:的)?(?P<noun>[^{_BORDER}、\d()（）《》]{{2,20}})")
_NOUN_ENDS = re.compile(
    r"(?<!级)以上|左右|建成|开工|完成|达到|实现|并|投入使用|投用|投产|落地|通车|实施|增长|提升|提高|覆盖|入选|获|进入|纳入|列入|落户|签约"
    r"|取得|带动|全部|均|成为|被|已|摘牌|办结|竣工|交付|挂牌|运营|加快|顺利|(?<=.)(?:和(?![美谐睦])|及|与|以及)"
)


def in_context(text: str, found: list[Figure]) -> list[Figure]:
    """The figures with bound, shared unit, type and recurrence as their surroundings say."""
    found = _inherit_units(text, found)
    own = [_own_bound(text, found, index) for index in range(len(found))]
    bounds = _share_bounds(text, found, own)
    found = [
        replace(figure, op=bound) if bound and figure.op == "=" else figure
        for figure, bound in zip(found, bounds, strict=True)
    ]
    found = _bare_numbers(text, found)
    found = _sized(text, found)
    found = [
        _classed(text, figure, before, behind)
        for before, figure, behind in zip([None, *found[:-1]], found, [*found[1:], None])
    ]
    found = _named(text, found)
    return _recurring(text, _related(text, found))


_COUNTED_CLASS = re.compile(r"(?:以上|以下|以内)的?[^\d,，。;；、:：]{1,12}\d")
"""A class by its size, before the number of what is in it: (100亿元)以上企业15家."""


def _linked(text: str, left: Figure, right: Figure) -> bool:
    """Whether the two stand in one list: 200亿元和30亿元."""
    return bool(_LINK.fullmatch(text, left.end, right.start))


def _inherit_units(text: str, found: list[Figure]) -> list[Figure]:
    """5.8、7% -> 5.8%, 7%; 0.8个、1.3个百分点 -> 0.8个百分点, 1.3个百分点; 5万、2万平方米 -> 5万平方米, 2万平方米."""
    found = list(found)
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        cut = left.unit == "个" and right.unit in ("个百分点", "个工作日", "个月")
        cut = cut or left.unit in SCALES and right.unit.startswith(left.unit) and right.unit != left.unit
        listed = _linked(text, left, right) or left.type == "number" and _moves(text, left)
        if (left.type == "number" or cut) and right.unit and right.type != "rank" and listed:
            found[index] = replace(left, unit=right.unit, type=right.type)
    for index, (left, right) in enumerate(zip(found, found[1:])):
        head, per, _ = left.unit.partition("/")
        if per and "/" not in left.text and right.unit == head and _goes_to(text, left, right):
            found[index + 1] = replace(right, unit=left.unit, type=left.type)  # 每亩由5元提高到20元
    return found


def _goes_to(text: str, left: Figure, right: Figure) -> bool:
    """Whether the second is what the first came to, or the next of its list."""
    return _linked(text, left, right) or bool(_GOES_TO.fullmatch(text, left.end, right.start))


def _own_bound(text: str, found: list[Figure], index: int) -> tuple[str | None, str | None]:
    """The bound that stands before the figure and the one after it."""
    figure = found[index]
    since = found[index - 1].end if index else 0
    before = _BEFORE.search(text, max(since, figure.start - 6), figure.start)
    if before and before["near"] and _SAVING.search(text, max(0, figure.start - 2), figure.start):
        before = None
    after = _AFTER.match(text, figure.end, figure.end + 10)
    return _op(before), _op(after)


def _op(match: re.Match[str] | None) -> str | None:
    if not match:
        return None
    return ">=" if match["ge"] else "<=" if match["le"] else "~"


def _share_bounds(text: str, found: list[Figure], own: list[tuple[str | None, str | None]]) -> list[str | None]:
    """分别突破200亿元和30亿元, 81%和64%以上: both >=. A bound after the figure beats one before.

    Of 8%和8%以上 only the second has one: of the same value it is what the two differ in.
    """
    bounds = [after or before for before, after in own]
    clauses = Places(_CLAUSE_END, text)
    index = 0
    while index < len(found):
        last = index
        while last + 1 < len(found) and _linked(text, found[last], found[last + 1]):
            last += 1
        if last > index:
            start = max(clauses.last(found[index].start), found[index].start - 60)
            each = bool(_EACH.search(text, start, found[index].start))
            # 总产值3500亿元、100亿元以上企业15家: the bound is that of a class which is counted, not of the list.
            behind = None if _COUNTED_CLASS.match(text, found[last].end) else own[last][1]
            shared = behind or own[index][0]
            for member in range(index, last + 1):
                alike = each or found[member].type == found[last if behind else index].type
                differs = behind is None or found[member].value != found[last].value
                if bounds[member] is None and alike and differs:
                    bounds[member] = shared
        index = last + 1
    return bounds


def _bare_numbers(text: str, found: list[Figure]) -> list[Figure]:
    """A number without a unit is a quantity where a value is due: 缩小到1.8、1.4和2.1以内."""
    result: list[Figure] = []
    for figure in found:
        if figure.type == "number":
            year = figure.value if figure.value and 1990 <= figure.value <= 2060 else None
            listed = bool(result) and result[-1].type == "ratio" and _linked(text, result[-1], figure)
            moves = _moves(text, figure)
            due = listed or bool(_LEADS_RATIO.search(text, max(0, figure.start - 2), figure.start))
            due = due or bool(_ENDS_MOVE.search(text, max(0, figure.start - 10), figure.start))
            if year and year == year.to_integral_value() and figure.op == "=":
                figure = replace(figure, type="date", value=None, year=int(year), is_quantity=False)
            elif moves or due and _ENDS_RATIO.match(text, figure.end):
                figure = replace(figure, type="ratio")
            else:
                figure = replace(figure, is_quantity=False)
        result.append(figure)
    return result


def _moves(text: str, figure: Figure) -> bool:
    """Whether a number is that from which something came to another: 由2.31缩小到2.18."""
    starts = _STARTS_MOVE.search(text, max(0, figure.start - 16), figure.start)
    return bool(starts and _MOVES.match(text, figure.end))


def _sized(text: str, found: list[Figure]) -> list[Figure]:
    """A size names a class (千亿级产业, 50亿企业), unless what it measures is said or it is reached."""
    result: list[Figure] = []
    for index, figure in enumerate(found):
        bare = figure.type == "money" and figure.text.endswith("亿")
        named = figure.type == "money" and _NAMED_CLASS.match(text, figure.end)
        if figure.is_quantity and (figure.type == "magnitude" or named or bare and _CLASS.match(text, figure.end)):
            governed = _GOVERNS.search(text, max(0, figure.start - 6), figure.start) or _MEASURED.match(
                text, figure.end
            )
            before = found[index - 1] if index else None
            counted = (
                before is not None
                and before.type == "count"
                and (before.end == figure.start or _SIZES.fullmatch(text, before.end, figure.start))
            )
            if counted or not governed and not (figure.type == "magnitude" and _linked_size(text, result, figure)):
                figure = replace(figure, is_quantity=False)
        result.append(figure)
    return result


def _linked_size(text: str, before: list[Figure], figure: Figure) -> bool:
    """Whether the size stands in a list with one that is a quantity: 突破千亿级、百亿级."""
    return (
        bool(before) and before[-1].type == "magnitude" and before[-1].is_quantity and _linked(text, before[-1], figure)
    )


_SOME_MORE = re.compile("[余多][万亿]")
"""A value told roughly (8000余万元) is no bound of a class."""


_SIZES_OF_EACH = ("area", "length", "mass", "volume", "power")
_EACH_IS = re.compile("(?:(?:以上|以下|左右)的?|的)[\u4e00-\u9fff“]")
"""What follows the size of each of the things that were just counted: 4个5000平方米的站点, not 15条40公里."""


def _classed(text: str, figure: Figure, before: Figure | None, behind: Figure | None) -> Figure:
    """A bound that only says which things are counted is a threshold, not a quantity; so is how large each is."""
    counted = before is not None and before.type == "count" and before.end == figure.start
    if counted and figure.is_quantity and figure.type in _SIZES_OF_EACH and _EACH_IS.match(text, figure.end):
        return replace(figure, type="threshold", is_quantity=False)
    if figure.is_quantity and figure.type != "magnitude" and text.startswith("级", figure.end):  # 10万吨级泊位
        return replace(figure, type="threshold", is_quantity=False)
    bounded = figure.op in (">=", "<=") or figure.value_max is not None
    after = _AFTER.match(text, figure.end)
    if bounded and _HELD_AGAINST.match(text, after.end() if after and figure.type == "money" else figure.end):
        return replace(figure, type="threshold", is_quantity=False)
    if not bounded or figure.type not in _CLASSED_TYPES or not after and _SOME_MORE.search(figure.text):
        return figure
    if figure.type == "count" and figure.unit not in _PEOPLE:
        of_households = figure.unit == "户" and after and _VILLAGE.match(text, after.end())
        return replace(figure, type="threshold", is_quantity=False) if of_households else figure
    next_counts = behind is not None and behind.type == "count"
    if figure.type == "age" and after and _AGED.match(text, after.end()):
        return replace(figure, type="threshold", is_quantity=False)
    counts = after and behind and next_counts and _COUNTED.fullmatch(text, after.end(), behind.start)
    sums = after and behind and _SUM_OF_CLASS.fullmatch(text, after.end(), behind.start)
    # 超50亿元的30家, 超50亿元30家
    between = text[figure.end : behind.start] if behind and next_counts else None
    sizes = figure.type == "money" and not after and between in ("的", "")
    listed = figure.type == "money" and _NEXT_SIZE.match(text, figure.end)
    if counts or sums or sizes or listed or _CLASSED.match(text, after.end() if after else figure.end):
        return replace(figure, type="threshold", is_quantity=False)
    return figure


def _named(text: str, found: list[Figure]) -> list[Figure]:
    """Figures inside a title or a short quotation are names; so are the years of a period (过去5年)."""
    names = [
        match.span() for match in _QUOTED.finditer(text) if len(match[0]) <= _SHORT_QUOTE or _NAMED.fullmatch(match[0])
    ]
    titles = [match.span() for sort in (_TITLED, _ADDED_UP) for match in sort.finditer(text)]
    result: list[Figure] = []
    of_works = 0  # where the last capacity of works ends
    for figure in found:
        # “15分钟服务圈” and “五连冠” say how long
        quoted = figure.type != "duration" and figure.unit not in streaks() and _inside(names, figure)
        timed = _SOME_YEARS.search(text, max(0, figure.start - 3), figure.start)
        capacity = figure.is_quantity and _is_capacity(text, figure, of_works)
        of_works = figure.end if capacity else of_works
        if figure.type == "number" and quoted:
            figure = replace(figure, type="code", is_quantity=False)
        elif figure.is_quantity and (
            quoted
            or _inside(titles, figure)
            or _is_period(text, figure)
            or _is_size(text, figure)
            or _is_step(text, figure)
            or _is_rival(text, figure)
            or timed
            and _OF_PROGRAMME.match(text, figure.end)
            or capacity
        ):
            figure = replace(figure, type="name", is_quantity=False)
        result.append(figure)
    return result


def _is_step(text: str, figure: Figure) -> bool:
    """Whether a numeral counts the sums that were passed: 接连突破三个千亿元关口."""
    return figure.type == "count" and _STEPS.match(text, figure.end) is not None


def _is_rival(text: str, figure: Figure) -> bool:
    """Whether a number counts those that the place is one of: 位居全国74个重点城市第5位."""
    among = text.endswith(("全国", "全省", "全球", "全区"), 0, figure.start)
    within = text.endswith("在", 0, figure.start) and _AMONG_THEM.match(text, figure.end)
    return figure.type == "count" and bool(within or among and _RIVALS.match(text, figure.end))


def _is_size(text: str, figure: Figure) -> bool:
    """Whether a figure belongs to the name of what is spoken of: 500米口径射电望远镜, 500万元口径投资, 3800万人民,
    500万人口以上城市, 12.5米深水航道, 排名前1‰学科, 绿地500米服务半径覆盖率.
    """
    if figure.type == "percent":
        return text.endswith("前", 0, figure.start) and not _BEFORE_NOW.search(text, 0, figure.start)
    if figure.type in ("length", "duration") and _NAME_OF_SHARE.match(text, figure.end):
        return True
    if figure.type == "length" and _THICK.match(text, figure.end):
        return True
    behind = (
        ("口径", "深水") if figure.type in ("length", "money") else ("民", "口以") if figure.unit.endswith("人") else ()
    )
    return text.startswith(behind, figure.end) if behind else False


def _is_capacity(text: str, figure: Figure, before: int) -> bool:
    """Whether a figure is what works make that have it in their name: 年产50万吨新材料项目, 60万千瓦风电项目.

    ``before`` is where the last such figure ends: 年产5万吨铝材、8万套零件等项目 has two.
    """
    yearly = bool(
        _YEARLY_OUTPUT.search(text, max(0, figure.start - 6), figure.start)
        or before
        and _NEXT_WORKS.fullmatch(text, before, figure.start)
    )
    products = figure.type == "count" and _PRODUCTS.fullmatch(figure.unit) and _EXAMPLE_OF_WORKS.match(text, figure.end)
    animals = figure.type == "count" and _ANIMALS.fullmatch(figure.unit) or figure.unit.endswith("吨/年")
    if not yearly and not products and not animals and figure.type not in _CAPACITIES:
        return False
    works = _OF_LISTED_WORKS if yearly else _OF_WORKS
    if not works.match(text, figure.end) and not _ONE_OF_WORKS.match(text, figure.end):
        return False
    measured = _MEASURES.search(text, max(0, figure.start - 40), figure.start)
    return not measured and not _MEASURED_BEHIND.match(text, figure.end)


def _is_period(text: str, figure: Figure) -> bool:
    """Whether years only say when or of what kind: 8年未有, 3年毛入园率, 今后5年; so does what is open for 24 hours."""
    all_day = figure.unit == "小时" and figure.value == 24
    if figure.type != "duration" or not (figure.unit == "年" or all_day):
        return False
    before = _PERIOD.search(text, max(0, figure.start - 14), figure.start)
    if before or _PROGRAMME.match(text, figure.end):
        return True
    governed = figure.op != "=" or _LASTS.search(text, max(0, figure.start - 8), figure.start)
    return not governed


def _inside(spans: list[tuple[int, int]], figure: Figure) -> bool:
    index = bisect_right(spans, (figure.start, len(spans) and spans[-1][1])) - 1
    return index >= 0 and spans[index][0] <= figure.start and figure.end <= spans[index][1]


def _related(text: str, found: list[Figure]) -> list[Figure]:
    """The quantities with what the words beside them say: a fall, one for each, a higher aim, the noun that follows."""
    result: list[Figure] = []
    for figure in found:
        before = result[-1] if result else None
        if figure.type == "count" and not figure.is_quantity:
            goes_on = before and _goes_on(text, before, figure) or _closes(text, before, figure)
            figure = replace(figure, is_quantity=bool(goes_on))
        if figure.is_quantity:
            start, since = figure.start, max(figure.start - 12, before.end if before else 0)
            noun = _FOLLOWING.match(text, figure.end, figure.end + 24) if figure.type != "percent" else None
            following = _NOUN_ENDS.split(noun["noun"])[0] if noun else ""
            figure = replace(
                figure,
                falls=figure.type in ("percent", "points") and bool(_FALLS.search(text, since, start)),
                each=bool(_EACH_NOUN.search(text, since, start)),
                stretch=bool(
                    before
                    and before.is_quantity
                    and (before.type, before.unit) == (figure.type, figure.unit)
                    and start - before.end < 12
                    and _STRETCH.fullmatch(text, before.end, start)
                ),
                noun=figure.noun or (following if len(following) > 1 else ""),
            )
        result.append(figure)
    return result


def _goes_on(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a small numeral counts the next thing of a list: 新建两所小学、三所中学."""
    between = text[before.end : figure.start]
    return (
        before.type == "count"
        and before.is_quantity
        and not figure.text[0].isdigit()
        and figure.unit in (before.unit, "个", "家", "所", "座", "条")
        and bool(before.noun)
        and bool(re.fullmatch(rf"{re.escape(before.noun)}(?:{_LINK.pattern})", between))
    )


def _closes(text: str, before: Figure | None, figure: Figure) -> bool:
    """Whether a small numeral counts the names of a list that is made: 打造装备制造、先进材料两个产业集群."""
    since = max(figure.start - 60, before.end if before else 0)
    return figure.unit in "个条座家所" and bool(_MADE_LIST.search(text, since, figure.start))


def _recurring(text: str, found: list[Figure]) -> list[Figure]:
    """每年 holds to the end of its sentence, the next deadline or total; 年均 for its own clause and type."""
    sentences, clauses = Places(_SENTENCE_END, text), Places(_CLAUSE_END, text)
    yearly, means, stocks = Places(_YEARLY, text), Places(_YEARLY_MEAN, text), Places(_STOCK, text)
    result: list[Figure] = []
    governed: tuple[int, str] = (0, "")  # the last 年均 and the type of the first figure after it
    for figure in found:
        if figure.is_quantity or figure.type == "threshold":
            quota = yearly.last(figure.start)
            holds = quota > max(sentences.last(figure.start), stocks.last(figure.start))
            mean = means.last(figure.start)
            if mean > clauses.last(figure.start):
                governed = governed if governed[0] == mean else (mean, figure.type)
                holds = holds or governed[1] == figure.type
            figure = replace(figure, annual=holds)
        result.append(figure)
    return result
