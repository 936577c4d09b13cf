"""Several nouns with several figures: 城镇、农村居民人均可支配收入分别增长4.8%和6.5%."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from plancmp.text.chinese import AND
from plancmp.text.quantities import Figure

MOST_LISTED = 12
"""So many figures are looked at for the list that one stands in."""

NEAR, LONGEST = 3, 30
"""The tail is sought in so many nouns that follow, and in so many characters of each."""

_LINK = re.compile(r"(?:以上|以内|左右|以下)?\s?(?:、|和|及|与|以及)\s?(?:其|年均)?")
_SEPARATORS = (
    re.compile(rf"、|以及|{AND}|与|(?<![普涉波])及(?!时)"),
    re.compile(rf"、|{AND}|以及"),
    re.compile(r"、"),
)
_BOTH = re.compile(r"^(?P<lead>.*?)城乡(?P<rest>(?:常住)?居民.*|人均.*收入|收入|(?:最低生活保障|低保).*)$", re.S)
_SECTORS = re.compile("(?P<lead>.{0,8}?)三次产业(?P<rest>(?:增加值)?)")
_KIND = re.compile(r"^(?:增加值|总产值|产值|营业收入|主营业务收入|利润总额|利润|投资|税收|支出)$")

_AND = re.compile(r"[,，]|和|与|及|以及")
_DOERS = tuple("区县市州镇乡")  # who does it, not what is counted
_MEASURED = re.compile(
    r"(?:[总产数增]?[量值额率速]|数|规模|面积|收入|投资|余额|指数|贷款|存款|消费|出口|进口|支出|比重|占比|排名)$"
)
_NOUN_BEHIND = re.compile("(?:以上|左右)?(?![以左和与及并且的])[\u4e00-\u9fff]{2}")
_CLAUSE = re.compile("[,，。;；:：\n]")
_EXAMPLES = re.compile("(?<=..)等(?![级次候待])(?:[多各]|[两三四五六七八九十])?[项类种]?([^、]{4,})$")
_CHANGE = re.compile(r"(?:总?[额值量数])?(?:增速|增幅|涨幅|增长率?|降幅|下降率?)?")

# What the last noun says for all where no indicator is so called: 产量 of 苹果、蔬菜产量, 参保率, 占工业比重
_SHARED_TAIL = re.compile(
    r"(?:(?:占[^、占]{2,16}"
    r"|(?<=..)(?:(?:住院|门诊)?(?:医疗)?(?:费用)?(?:报销|补助|支付|补偿)|优良|达标|增加值|总?产值|营业收入|投资|消费|出口))?"
    r"(?:比重|比例|占比)|占[^、占]{2,16}(?:比重|比例|的)|(?:综合|资源化|无害化|集中)?(?:(?!.化)[\u4e00-\u9fff]{2})率"
    r"|(?:(?:规模以上|规上)工业|行业|产业)?(?:主营业务收入|营业收入|销售收入|总产值|产值|增加值)|总?产量|出栏量?|存栏量?|用[电水]量|播种面积|种植面积|(?:人均)?(?:住房|居住|建筑)?面积|加工量|销量|销售额|浓度|(?:通车|运营)?里程|(?:办理|审批)时[间限]|(?<=备案)时[间限]|装机(?:容量|规模)?|[日年]?(?:处理|处置|生产|供应|接待|承载)能力)$"
)
_RANK = re.compile("国家?|[省市县区]")
_PEOPLE = re.compile("(?:人口|对象|群众|人员|儿童|老人|学生|家庭|户)$")
_IS_SHARE = re.compile("占|率$|比重$|比例$|指数$")
_LEAST_OWN = 2
"""So many characters of its own the last noun has before the tail that it says for all."""

_BASE = re.compile("每[十百千万](?:名)?(?:常住)?人口?(?:拥有)?|(?:万元|单位)(?:GDP|(?:地区)?生产总值|工业增加值)")
_BY_BASE = re.compile("(?:执业|助理|注册|全科|医)[^、]*(?:医师|护士|医生)数?$|水耗|电耗|用水量|二氧化碳排放|碳排放")

_FUSED = {
    "存贷款": ("存款", "贷款"),
    "存贷": ("存款", "贷款"),
    "肉蛋奶": ("肉类", "蛋类", "奶类"),
    "肉奶": ("肉类", "奶类"),
    "肉蛋": ("肉类", "蛋类"),
}
"""Words that are several nouns without a mark between them."""

_HALF = re.compile("(?<![库留])存、贷款(余额)?")
"""A noun that lacks what the next one ends in: 存、贷款余额."""

_LISTS = re.compile("[、和与及]")
_OF_PATENTS = re.compile("(?:申请|受理|授权|拥有|有效)量?")
_PATENT = re.compile("(?:发明)?专利|(?:注册)?商标")

Known = Callable[[str], bool]


def run(text: str, found: Sequence[Figure], place: int) -> int:
    """The last of the figures that stand in one list with that at ``place``, its first: 5.8%、7%."""
    last = place
    each = "分别" in text[max(0, found[place].start - 14) : found[place].start]
    while last + 1 < len(found) and last - place < MOST_LISTED:
        left, right = found[last], found[last + 1]
        alike = right.is_quantity and (left.type == right.type or each) and not _counts_another(text, left, right)
        if not alike or not _LINK.fullmatch(text[left.end : right.start]):
            break
        last += 1
    return max(last, _of_several_types(text, found, place))


def _counts_another(text: str, left: Figure, right: Figure) -> bool:
    """Whether a number counts what stands behind it, and in another unit than the one before: 基站120座、30个项目."""
    counts = left.type == right.type == "count" and left.unit.strip("万亿") != right.unit.strip("万亿")
    return counts and _NOUN_BEHIND.match(text, right.end) is not None


def _of_several_types(text: str, found: Sequence[Figure], place: int) -> int:
    """The last figure of a list of several types of which each has its noun before.

    绿地率、人均绿地提高到40%和15平方米.
    """
    last = place
    while last + 1 < len(found) and found[last + 1].is_quantity and last - place < MOST_LISTED:
        if not _LINK.fullmatch(text[found[last].end : found[last + 1].start]):
            break
        last += 1
    words = _CLAUSE.split(text[max(0, found[place].start - LONGEST * 2) : found[place].start])[-1]
    many = last - place + 1
    nouns = _SEPARATORS[0].split(words)
    return last if 1 < many == len(nouns) and all(map(_MEASURED.search, nouns[:-1])) else place


def members(noun: str, many: int, known: Known) -> list[str]:
    """As many nouns as there are figures, each in full; empty where the list has another length.

    What the last noun says for all (居民人均可支配收入) is given to those before it, and 城乡居民 are two. ``known``
    tells whether a name is one of an indicator. One figure (均增长6%) may be for any number of nouns, all known.
    """
    noun = _HALF.sub(r"存款\1、贷款\1", noun)
    for fused, each in _FUSED.items():
        # 粮食、蔬菜、肉蛋奶产量 are three as they stand.
        if many == len(each) and noun.count(fused) == 1 and not _LISTS.search(noun) and not _is_part(fused, noun):
            return [noun.replace(fused, part) for part in each]
    for separator in _SEPARATORS:
        single = _of_ranks([part for part in separator.split(noun) if part])
        parts = _in_full(single, known)
        if len(parts) == many:
            return _with_shared_tail(parts, known)
        if 1 < many == len(single):
            return _with_shared_tail(single, known)
        # 脱贫人口、监测对象参保率: whose rate it is, no nouns of their own
        whose = parts and parts[-1].endswith("率") and any(map(_PEOPLE.search, parts[:-1]))
        if many == 1 and len(parts) > 1 and all(map(known, parts)) and not whose:
            return parts
    return []


def _is_part(fused: str, noun: str) -> bool:
    """Whether a word that is several nouns is only the beginning of a longer one in a name: 肉蛋 of 肉蛋奶."""
    return any(fused != longer and fused in longer and longer in noun for longer in _FUSED)


def several(nouns: str, figure: Figure, shared: bool) -> list[str]:
    """The nouns that one figure holds for each of (图书馆、文化馆各2个); empty where it is not certain where one ends.

    Where no word says that the figure is ``shared``, it is one of rates alone: 办结率和满意率100%.
    """
    *parts, last = nouns.split("、")
    ends = _AND.split(last)
    if len(ends) > 2 or not parts and len(ends) < 2:
        return []
    if parts and (whole := _EXAMPLES.search(last)):  # 城乡低保、医保、五保供养等多项标准: one thing, and examples of it
        return [whole[1]]
    parts += ends
    if any(not 1 < len(part) <= LONGEST or part.endswith(_DOERS) for part in parts):
        return []
    if not shared and not (figure.type == "percent" and all(part.endswith("率") for part in parts)):
        return []
    if figure.type == "percent":
        parts = _with_shared_tail(parts, lambda _: False)
    measures = [bool(_MEASURED.search(part)) for part in parts]
    if figure.type != "count" and (len(set(measures)) > 1 or _MEASURED.fullmatch(parts[-1])):
        return []  # 蚕桑、油樟面积均居第一
    return parts


def _of_ranks(parts: list[str]) -> list[str]:
    """省、市重点项目 are projects of each."""
    last = parts[-1] if parts else ""
    return [part + last[1:] if _RANK.fullmatch(part) and _RANK.match(last) else part for part in parts]


def _with_shared_tail(parts: list[str], known: Known) -> list[str]:
    """苹果、蔬菜、中药材产量: what the last says that the others lack is said of each."""
    last = parts[-1]
    tail = _SHARED_TAIL.search(last)
    if not tail or tail.start() < _LEAST_OWN:
        return parts
    has = _IS_SHARE if tail[0].startswith("占") else _MEASURED
    lacks = [
        len(part) >= _LEAST_OWN
        and not (known(part) and not known(part + tail[0]) or has.search(part) or _SHARED_TAIL.search(part))
        for part in parts
    ]
    return [
        tail[0] if lack and tail[0].startswith(part) else part + tail[0] if lack else part
        for part, lack in zip(parts[:-1], lacks)
    ] + [last]


def _in_full(parts: Sequence[str], known: Known) -> list[str]:
    result: list[str] = []
    for number in range(len(parts) - 1, -1, -1):
        part = parts[number]
        if number < len(parts) - 1:
            part = _with_tail(part, parts[number + 1 :], known)
        result[:0] = _split(part, known)
    first = result[0] if result else ""
    result = _with_base(result)
    return [
        _with_head(part, first, known) if number and _KIND.match(part) else of_patents(part, first)
        for number, part in enumerate(result)
    ]


def of_patents(part: str, first: str) -> str:
    """授权量 of 专利申请量、授权量: of what ``first`` is of."""
    patent = _PATENT.match(first) if _OF_PATENTS.fullmatch(part) else None
    return patent[0] + part if patent else part


def _with_base(parts: list[str]) -> list[str]:
    """每千人口床位数和医师数, 单位GDP能耗、水耗: what the first is counted by, the others are too."""
    base = _BASE.match(parts[0]) if parts else None
    return [base[0] + part if base and number and _BY_BASE.match(part) else part for number, part in enumerate(parts)]


def _split(part: str, known: Known) -> list[str]:
    if sectors := _SECTORS.fullmatch(part):
        return [f"{sectors['lead']}第{number}产业{sectors['rest']}" for number in "一二三"]
    both = _BOTH.match(part)
    if not both or known(part) and both["rest"].endswith(("比", "差", "差距")):
        return [part]
    rest = both["rest"] if both["rest"] != "收入" else "居民收入"
    if rest.startswith(("低保", "最低")):
        return [f"{both['lead']}城市{rest}", f"{both['lead']}农村{rest}"]
    return [f"{both['lead']}城镇{rest}", f"{both['lead']}农村{rest}"]


def _with_tail(part: str, later: Sequence[str], known: Known) -> str:
    """城镇 of 城镇、农村居民人均可支配收入 with the tail that makes it a name.

    Also a name as it is (常住人口 of 常住人口和户籍人口城镇化率), but then no tail that only speaks of its change.
    """
    least = 2 if known(part) else 1
    for other in later[:NEAR]:
        for cut in range(1, min(len(other) - least, LONGEST) + 1):
            if part.endswith((other[cut:], other[cut : cut + 2])):  # 常住人口 of 户籍人口城镇化率 lacks 城镇化率 alone
                continue
            if known(part + other[cut:]) and not (least > 1 and _CHANGE.fullmatch(other[cut:])):
                return part + other[cut:]
    return part


def _with_head(part: str, first: str, known: Known) -> str:
    """增加值 of 规上工业总产值、增加值 with the head that makes it a name."""
    return next((first[:cut] + part for cut in range(len(first) - 1, 1, -1) if known(first[:cut] + part)), part)
