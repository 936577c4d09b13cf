"""What the words around a figure make of it: its bound, its list, whether it recurs, whether it is a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from plancmp.text.figures_places import Places
from plancmp.text.figures_reading import Figure

_BEFORE = re.compile(
    r"(?:(?P<le>不超过|不高于|不大于|不多于|低于|小于|少于|不足|不到|至多|最多|≤|<"
    r"|(?:缩小|缩短|降低|下降|压缩|压减|降|减)(?:到|至|为)|控制(?:在|到))"
    r"|(?P<ge>超过了?|(?<![高])超出?|突破了?|冲破|不低于|不少于|不小于|高于|大于|多于|至少|不下|≥|>|逾"
    r"|(?<![通经超不穿度渡透胜越])过)"
    r"|(?P<near>大约|约为|约|(?<![最附临靠邻])(?:接近|将近|近)))[\s为到]?$"
)
_SAVING = re.compile(r"[节预公合集简契签特条制]约$")
_AFTER = re.compile(
    r"(?:[(（][^()（）\n]{1,4}[)）])?(?:(?P<ge>及?以上|之上)|(?P<le>及?以内|及?以下|之内)|(?P<near>左右|上下))"
)
_LINK = re.compile(r"\s?(?:、|和|及|与|以及|或)\s?")
_EACH = re.compile(r"分别|各|均")
_CLAUSE_END = re.compile(r"[,，。;；:：!！?？\n]")
_SENTENCE_END = re.compile(r"[。;；!！?？\n]")

# 10亿元以上的制造业项目: the bound belongs to the name of what is counted
_CLASSED = re.compile(
    r"且|(?!并|和|及|用于|建设|支持|推动|打造|实施)的?[^,，。;；、\d“”()（）]{0,14}?"
    r"(?:项目|企业|村|群体|产业|集群|平台|工程|园区|楼|家庭|城镇|镇|城市|县|片区|人群|农户|主体|基地|品牌|单品|产品"
    r"|综合体|农田|林地|市场|景区|医院|学校|老人|老年人|婴幼儿|儿童|机构|地块|水库|河流|桥梁|大单)"
)
_CLASSED_TYPES = {"money", "area", "length", "age", "count", "power", "volume", "mass"}
_PEOPLE = ("人", "万人", "亩", "万亩")

_LEADS_RATIO = re.compile(r"(?:达|到|至|为|在|超|过|于|约|近|破|是|倍差|指数|得分|系数)$")
_ENDS_RATIO = re.compile(r"\s?(?:[、,，。;；:：!！)）”\n和与及或]|以[上内下]|左右|之|$)")
_SOME = re.compile("若干|一批|多个")
_PERIOD = re.compile(r"(?:过去|今后|未来|往后|接下来|[近这前后再]|奋斗|新时代|历经)(?:的|了)?$")
_PROGRAMME = re.compile(r"来|间|行动|计划|规划|攻坚|倍增|的?工作|的?伟大|大庆")
_QUOTED = re.compile(r"“[^”“\n]{0,60}”")
_TITLED = re.compile(r"《[^》《\n]{0,80}》")
_SHORT_QUOTE = 14  # with its marks; a longer one is speech or a list, not a name

_YEARLY = re.compile(r"每年")
_YEARLY_MEAN = re.compile(r"年均|年递增|每年平均")
_STOCK = re.compile(r"到(?:19|20)\d{2}年|二[〇零]|累计|总量|总数|总计")


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
    found = [_classed(text, figure) for figure in _sized(text, found)]
    found = _named(text, found)
    return _recurring(text, found)


def _linked(text: str, left: Figure, right: Figure) -> bool:
    """Whether the two stand in one list: 200亿元和30亿元."""
    return bool(_LINK.fullmatch(text, left.end, right.start))


def _inherit_units(text: str, found: list[Figure]) -> list[Figure]:
    """5.8、7% -> 5.8%, 7%."""
    found = list(found)
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        if left.type == "number" and right.unit and right.type != "rank" and _linked(text, left, right):
            found[index] = replace(left, unit=right.unit, type=right.type)
    return found


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


def _share_bounds(
    text: str, found: list[Figure], own: list[tuple[str | None, str | None]]
) -> list[str | None]:
    """分别突破200亿元和30亿元, 81%和64%以上: both >=. A bound after the figure beats one before."""
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
            shared = own[last][1] or own[index][0]
            for member in range(index, last + 1):
                alike = each or found[member].type == found[last if own[last][1] else index].type
                if bounds[member] is None and alike:
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
            due = listed or bool(_LEADS_RATIO.search(text, max(0, figure.start - 2), figure.start))
            if year and year == year.to_integral_value() and figure.op == "=":
                figure = replace(figure, type="date", value=None, year=int(year), is_quantity=False)
            elif due and _ENDS_RATIO.match(text, figure.end):
                figure = replace(figure, type="ratio")
            else:
                figure = replace(figure, is_quantity=False)
        result.append(figure)
    return result


def _sized(text: str, found: list[Figure]) -> list[Figure]:
    """千亿级 is a quantity, unless it only says what is counted: 2个百亿级集群, 千亿级平台1个."""
    result: list[Figure] = []
    for index, figure in enumerate(found):
        if figure.type == "magnitude" and figure.is_quantity:
            before = found[index - 1].end if index and found[index - 1].type == "count" else -1
            after = found[index + 1].start if index + 1 < len(found) else len(text) + 99
            counted = after - figure.end < 16 and not _CLAUSE_END.search(text, figure.end, after)
            counted = counted and "、" not in text[figure.end : after] and found[index + 1].type == "count"
            some = _SOME.search(text, max(0, figure.start - 2), figure.start)
            if before == figure.start or counted or some:
                figure = replace(figure, is_quantity=False)
        result.append(figure)
    return result


def _classed(text: str, figure: Figure) -> Figure:
    """A bound that only says which things are counted is a threshold, not a quantity."""
    if figure.is_quantity and figure.type != "magnitude" and text.startswith("级", figure.end):  # 10万吨级泊位
        return replace(figure, type="threshold", is_quantity=False)
    bounded = figure.op in (">=", "<=") or figure.value_max is not None
    if not bounded or figure.type not in _CLASSED_TYPES:
        return figure
    if figure.type == "count" and figure.unit not in _PEOPLE:
        return figure
    after = _AFTER.match(text, figure.end)
    if _CLASSED.match(text, after.end() if after else figure.end):
        return replace(figure, type="threshold", is_quantity=False)
    return figure


def _named(text: str, found: list[Figure]) -> list[Figure]:
    """Figures inside a title or a short quotation are names; so are the years of a period (过去5年)."""
    names = [match.span() for match in _QUOTED.finditer(text) if len(match[0]) <= _SHORT_QUOTE]
    titles = [match.span() for match in _TITLED.finditer(text)]
    result = []
    for figure in found:
        quoted = figure.type != "duration" and _inside(names, figure)
        if figure.type == "number" and quoted:
            figure = replace(figure, type="code", is_quantity=False)
        elif figure.is_quantity and (quoted or _inside(titles, figure) or _is_period(text, figure)):
            figure = replace(figure, type="name", is_quantity=False)
        result.append(figure)
    return result


def _is_period(text: str, figure: Figure) -> bool:
    if figure.type != "duration" or figure.unit != "年":
        return False
    before = _PERIOD.search(text, max(0, figure.start - 5), figure.start)
    return bool(before or _PROGRAMME.match(text, figure.end))


def _inside(spans: list[tuple[int, int]], figure: Figure) -> bool:
    index = bisect_right(spans, (figure.start, len(spans) and spans[-1][1])) - 1
    return index >= 0 and spans[index][0] <= figure.start and figure.end <= spans[index][1]


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
