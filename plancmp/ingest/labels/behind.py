"""The noun behind a figure (50个未来社区), without what becomes of the things (59个项目竣工)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from plancmp.ingest.labels.amounts import AMOUNT_BEHIND, UNDER_WAY
from plancmp.ingest.labels.phrase import LEAST
from plancmp.ingest.labels.things import is_of_anything, thing_of
from plancmp.text.chinese import AND
from plancmp.text.quantities import Figure
from plancmp.text.tables import rows

_NO_NOUN = (
    rf"{AND}|[与及并且关目台达]|没有|水平|大关|大台阶|以[上内下及]|左右|增[加至长]|提[高升]|下降|压减|减少|减至|扩大到"
)
_NOW = "(?:正式|全部|均|已|陆续|相继|成功|顺利)(?=[投建开完竣落达实通入获签启])"
_IN_BRACKETS = r"[(（][^,，()（）\d]{1,6}[)）]"
_ASIDE = re.compile(r"(?<![县市区镇乡村地州])(?<!社区)[(（][\u4e00-\u9fff]{1,2}[)）]")
_OF_AGE = r"\d{1,2}(?:[-—~～至到]\d{1,2})?周?岁(?:及?以[上下])?"
_NOUN_BEHIND = (
    rf"(?:[国省市县区州][考控定级]?、|新建{_IN_BRACKETS}|(?:国家)?[2-5]A级?|[3-6]G|{_OF_AGE})?[^,，。;；:：、!！?？\n\d()（）]{{1,24}}"
    rf"(?:(?:(?<=[县市区镇乡村地州])|(?<=社区)){_IN_BRACKETS}[^,，。;；:：、!！?？\n\d()（）]{{0,20}}"
    rf"|{_ASIDE.pattern}(?=[\u4e00-\u9fff])[^,，。;；:：、!！?？\n\d()（）]{{1,20}})?"
)
_BEHIND = re.compile(
    r"(?:以上|以内|左右|及以上)?(?:[(（][套间只台个辆头家户处次][)）])?"
    rf"(?P<of>的)?(?!{_NO_NOUN}|{_NOW})(?P<noun>{_NOUN_BEHIND})"
)
_HEADS = r"工程|行动|项目|计划|任务|试点|示范|基地|中心|活动|措施|政策|资金|企业|[商会]|条例"
"""A verb right before one of these is part of the noun: 提升工程, 签约项目."""

_VERBS = (
    r"预计|建成(?!区)|开工|完成|达到|实现|并|投入使用|投用|投产|落地|通车|实施|建设(?=$|和|并)|增长|提升|提高|覆盖|入选|成为|荣?获|"
    r"荣登|荣膺|进入|纳入|列入|上市(?!公司|企业|后备)|落户|签约|加快(?=发展$|建设$)"
)
_ADVANCES = (
    r"(?:加快|加速|加紧|有力|顺利|有序|同步|稳步|扎实|强力|梯次|不断|全面)推进|(?:建设|发展)?步伐|初具|竞相|纷纷"
    r"|(?<=[县市区镇])同时"
)
_AFTER_ONE = (
    r"被|全部|全面(?=脱贫|完成|建成|消除|退出|启动|贯通|开工)|退出|脱贫(?=出列|摘帽|$)|出列|摘帽|正式|均已|已经|配备|建有|设有(?!序)|享受|"
    r"用于|作为|(?<=[村镇乡县区])创建(?!的)|在(?![线建校册岗职读园营谈地押库产用编研售])"
)
_AFTER_TWO = (
    r"竣工|(?<![修开])复工|达标(?=$|排放|出水)|基本(?=消除|完成|建成|实现|解决|形成|完工|达到)|承诺(?![制书事])|成功|尽快|即将|如期|提前|持续|得到|取得|有效(?=解决|改善|缓解|提升|化解|管控)|根本(?=改善|好转)|除(?=.{1,8}外)|"
    r"(?:稳|位)?居(?=全[国省市州区]|第|前|首位)|(?<![人户亩地日年月平])均(?=已|为|达|实|完|有|达|获|居)|(?:已(?![婚故])|未(?![成来婚就参]))(?=..)|"
    r"向(?=.{1,6}(?:复制|推广|移交|交付))|贯通(?!培养|工程)|有序(?=[^的]{2})|占(?=全[国省市]|世界)|从(?=.{2,14}[到至搬转])|突破(?!方向|口|性|点)|[圆有住用喝吃走建设办装通][上到]?了(?!解)|[\u4e00-\u9fff][^圆有住用喝吃走建设办装通]了(?!解)|"
    r"免费(?=为|开放|提供|享受|接种|筛查|进行|向)|向(?=.{2,6}(?:开放|公开))|[与和同](?=.{2,16}(?:签订|签署|合作|结对|结成|对接|共建))"
)
_WHOLE = re.compile("(?:全[国省市区县州]|国内外|海内外)$")
_VERBAL = ("governs", "make", "handle", "act", "add", "verb")
_OPEN_END = re.compile(
    "(?:依法|率先|全部|先后|分别|正在|至少有|还有|每[天年月日]|(?:^|[^\u4e00-\u9fff])(?:在建|在谈|拟建))$|^(?:在建|在谈|拟建|已建)$"
)
_QUOTED = re.compile("“[^“”]*”")
_ADVERBS = re.compile(
    "(?<=..)(?:基本|同步|集中|早|累计|有力|陆续|相继|先后|按期|加快|全面|初步|顺利|有序|稳步|扎实|正式|全部|紧急|快速|积极|主动|高效|妥善|进一步|分批|首次|正|就地|安全有序|国内|国际|全[国省市]|(?<![纲摘需概首])要|(?<![人户亩地])均|分别)+$|(?<=[省市县区乡镇村])分别$"
)
# 3家竞争力强、前景好的骨干企业: what they are like, and what they are
_QUALITIES = re.compile(
    r"(?:以上)?(?:(?:达到|符合|具有|具备|列入|纳入)[^,，。;；、\d的]{2,14}的|(?:[^,，。;；、\d的]{2,12}[高强大好优多广足深硬快新长]、){1,4}[^,，。;；、\d]{2,14}的)(?P<noun>[^,，。;；:：、\d()（）]{2,20})"
)
# 8个县区的管辖范围, 50所学校的食堂: those are counted, not what they have
_OWNERS = re.compile(
    "[^的]{0,8}(?:[县市]区|[县区镇乡村]|街道|社区|企业|公司|集团|联盟|学校|高校|医院|机构|单位|部门|家庭|国家|地区|开发区|园区)(?=的(?!基础))"
)
_HELD = re.compile(
    r"(?:主持|专题|组织)?(?:召开|举办|举行|开展)(?P<noun>[^,，。;；、\d]{2,12}?)(?=推广|部署|研究|[,，。;；、\d]|$)"
)
_RATE_BEHIND = re.compile("(?<=..)(?:水质)?(?:[\u4e00-\u9fff]{2}率|优良比例)$")
_PLACE_WITH = re.compile(
    "城?[县村镇乡区](?:工业增加值|地区生产总值|生产总值|(?:一般)?(?:公共)?财政(?!所)|农民人均|一般公共)"
)
_SPENT_ON = re.compile("为|拉动|带动|撬动|助力|扶持|支持")
_LAST_OF_A_LIST = re.compile("(?<=..)(?:以及|[、和与及])[^、和与及]*$")
_PLACE = re.compile("[县旗村镇乡区市州](?:[(（][^()（）]{1,6}[)）].*)?")
_OF_A_LIST = re.compile("[、和与及]")
# 3个500亿级、5个百亿级产业集群: the size of a class before its noun, which the last of a list may say for all
_CLASS = re.compile(
    r"(?P<size>(?:\d{1,5}|[十百千一二两三五]{1,3})[万亿]{1,2}级)(?P<noun>[^,，。;；:：、!！?？\n\d()（）]{0,24})"
)
_NEXT_CLASS = re.compile(r"、\d{1,4}[个家户](?=[\d十百千])")
# What a promise on the poor counts is that they are so no more: 120个贫困村全部出列
_OUT_OF_POVERTY = re.compile(
    r"(?P<who>(?:建档立卡|农村)?贫困(?:人口|户|村|县))[^,，。;；、\d]{0,6}?(?P<out>脱贫|出列|退出|摘帽)"
)
_ADVERB_ALONE = re.compile("(?:分别|先后|陆续|相继|均|全部|累计|已|成功|首次|再次|正式)+")
_BECAME = re.compile("(?:分别|先后|陆续|相继|成功)*(?:入选|入围|当选|荣登|荣?获评?|实现脱贫|脱贫)[^,，。;；、]{0,16}")


def counted(text: str, figure: Figure) -> str:
    """The noun of what a figure counts right behind it; empty where none stands there."""
    if figure.type == "count" and (known := _QUALITIES.match(text, figure.end)):
        return _stopped(known["noun"])
    if out := _OUT_OF_POVERTY.match(text, figure.end):
        return out["who"] + out["out"]
    if figure.type == "count" and (known := _SO_BIG.match(text, figure.end)):
        return ("" if known["more"] else known["size"]) + _stopped(known["noun"])
    if figure.type == "count" and (known := _OF_SIZE.match(text, figure.end)):
        return known["size"] + _stopped(known["noun"])
    again = _AGAIN.match(text, figure.end)
    match = _BEHIND.match(text, again.end() if again else figure.end)
    if again:
        figure = replace(figure, end=again.end())
    if not match or match.start("noun") - figure.end > 6 or figure.type == "percent" and match["of"]:
        return ""
    stopped = _stopped(match["noun"])
    if (aside := _ASIDE.search(stopped)) and thing_of(before := stopped[: aside.start()], figure.unit) == before:
        stopped = before  # 9所小学（校区）开展, not 9个农（集）贸市场
    if figure.type == "count" and (owner := _OWNERS.match(stopped)):
        stopped = owner[0]
    noun = _ADVERBS.sub("", stopped)
    if _MANNER.fullmatch(noun) and (out := _OUT.match(match["noun"], len(noun))):
        return out[0]  # 318户全部脱贫
    if figure.type == "count" and _SIZE_ALONE.fullmatch(noun) and text.endswith("其中", 0, figure.start):
        return ""  # 其中7个超百亿元: the things were named before
    if stopped == match["noun"] and (more := _of_one_kind(text, figure, match)):
        return f"{noun}、{more}"
    if figure.type == "count" and ONLY_DEED.fullmatch(noun):  # 其中26项竣工投产
        return ""
    if figure.type == "count" and _PLACE_WITH.match(noun):  # 72个县工业增加值占全省60%
        return noun[: 1 + noun.startswith("城")]
    if noun.endswith(("标准化", "规范化")) and match["noun"].startswith(noun + "建设"):
        noun += "建设"
    if _RANK.fullmatch(noun) and (last := _OF_NEXT_RANK.match(text, match.end())):  # 2项国家级、9项省级试点
        noun += _ADVERBS.sub("", _stopped(last["noun"]))
    if text[match.end() : match.end() + 1].isdigit():  # 4座中型水库和甲乙等6座小型水库
        noun = _LAST_OF_A_LIST.sub("", noun).rstrip("达为")
        if figure.type == "count":  # 21个断面水质达标率100%, 4家企业销售收入9亿元
            whose = _RATE_BEHIND.sub("", AMOUNT_BEHIND.sub("", noun))
            noun = noun if whose == noun else thing_of(whose, figure.unit, apart=True) or whose
    example = figure.type == "count" and noun == match["noun"] and _EXAMPLE.fullmatch(noun)
    if example and (sort := _SORT.match(text, match.end())) and thing_of(sort["noun"], figure.unit):
        return sort["noun"]
    if figure.type == "money":
        noun = "" if _SPENT_ON.match(noun) else noun.removeprefix("用于")
    if noun.startswith("口") and figure.unit.endswith("人"):  # 30万人口规模
        noun = f"人{noun}"
    noun = people("" if _ADVERB_ALONE.fullmatch(noun) else noun, figure)
    return noun if len(noun) >= LEAST or _PLACE.fullmatch(noun) else ""


def people(words: str, figure: Figure) -> str:
    """How many are reached, where nothing but the verb tells who they are: 惠及7万人, 7万人受益."""
    words = words.removesuffix("约") if words.startswith(_REACHES) else words
    return f"{words}{figure.unit[-1]}数" if words in _REACHES and figure.unit.endswith(_PEOPLE) else words


def _of_one_kind(text: str, figure: Figure, match: re.Match[str]) -> str:
    """The rest of a noun that two words tell what it is like: 困难老人家庭 of 30户失能、半失能困难老人家庭."""
    more = _MORE.match(text, match.end())
    if more and match["noun"].endswith(_KINDS):  # 20项首创性、突破性举措
        return _stopped(more["noun"])
    if not more or thing_of(match["noun"], figure.unit) or is_of_anything(figure.unit):
        return ""
    return thing_of(_stopped(more["noun"]), figure.unit)


def held(text: str, figure: Figure) -> str:
    """What was done so many times: 新闻发布会 of 7次召开新闻发布会."""
    match = _HELD.match(text, figure.end) if figure.unit == "次" else None
    return _stopped(match["noun"]) if match else ""


def shared(text: str, figure: Figure) -> tuple[str, str]:
    """The noun behind the next figure, and the verb before that one, which may be of both: 新建9公里、改造7公里公路."""
    match = _NEXT_OF_VERB.match(text, figure.end)
    if not match or not figure.unit.endswith(match["unit"][: len(figure.unit)]):
        return "", ""
    return counted(text, replace(figure, end=match.start("unit") + len(figure.unit))), match["verb"]


def classed(text: str, end: int) -> str:
    """The class of things by their size that is counted before a place: 500亿级产业集群; empty for none."""
    match = _CLASS.match(text, end)
    last = match
    while last and not last["noun"] and (link := _NEXT_CLASS.match(text, last.end())):
        last = _CLASS.match(text, link.end())
    noun = _stopped(last["noun"]).removeprefix("的") if last else ""
    return match["size"] + noun if match and len(noun) >= LEAST else ""


def sized(text: str, end: int) -> str:
    """The one thing behind its size: 产业基金 of 总规模20亿元的产业基金; empty for none or several."""
    match = _BEHIND.match(text, end)
    if not match or not match["of"] or match["noun"].endswith("等") or text.startswith("、", match.end()):
        return ""
    noun = UNDER_WAY.split(_stopped(match["noun"]))[0]
    return noun if len(noun) >= LEAST else ""


def whole_of(text: str, figure: Figure) -> str:
    """What a share that stands alone is a part of: 90%以上的典型生态系统."""
    match = _BEHIND.match(text, figure.end) if figure.type == "percent" else None
    noun = _stopped(match["noun"], of_share=True) if match and match["of"] else ""
    return noun if len(noun) >= LEAST or _PLACE.fullmatch(noun) else ""


def became(text: str, end: int) -> str:
    """What became of people or things that are only counted: 10人入选名单."""
    match = _BECAME.match(text, end)
    return match[0] if match else ""


def honoured(text: str, end: int, noun: str) -> str:
    """What things are that are only counted, by the list that took them in: 入选全国百强企业 of 6家企业入选全国百强;
    the ``noun`` itself where nothing of the kind follows behind the number, which ends at ``end``.
    """
    behind = end + len(noun) if text.startswith(noun, end) else end
    match = _HONOURED.match(text, behind) if len(noun) <= LONGEST_BARE else None
    if match is None:
        return noun
    people = behind == end and text[end - 1] in _PEOPLE
    return match["whole"] if people or _MARKS.sub("", match["whole"]).endswith(noun) else match["whole"] + noun


def without_honour(words: str) -> str:
    """The words behind a noun without the list that took the things in: 入选全省百强,数量居全省第一."""
    match = _HONOURED.match(words)
    return words[match.end() :] if match else words


def names_each(noun: str, figure: Figure) -> bool:
    """Whether the words before a number name what is counted one by one, so that its noun stands behind:
    甲河、乙湖2条绿楔, 甲村等5个村.
    """
    return (
        noun.endswith(("等", "等领域", "等方面", "等行业", "等地", "等环节"))
        or "、" in noun
        and len(_OF_A_LIST.split(noun)) == figure.value
    )


LONGEST_BARE = 3
"""A noun of so many characters says no more than its measure word."""

_NAMED = "(?:“[^“”]{1,24}”|[^,，。;；:：、()（）“”])"
_HONOURED = re.compile(
    "(?:成功|再次|首次|新|均|分别)*(?P<whole>(?:入选|入围|列入|纳入|获评为?|荣获|上榜|跻身|进入|被评为|被认定为|被命名为|被列[为入])"
    rf"(?![^,，。;；]*(?:[万亿]元|%|阶段|程序|环节|期|的))(?=..){_NAMED}{{1,22}}(?:、(?!数量|总数|占|居|均|[^、]*[个家项名所]|[^、]*入){_NAMED}{{2,12}}){{0,2}})"
    "(?=[,，。;；]|、(?:数量|总数|占|居|[^、]*[个家项名所])|$)"
)
_MARKS = re.compile("[“”]")
_SIZES = "年产|日处理|投资|产值|收入|营收|规模|资产|税收|纳税|利润|交易额|销售额|出口额?|面积|装机"
# 2个投资超过10亿元的工业项目
_SO_BIG = re.compile(
    rf"(?:以上)?、?(?P<size>[^,，。;；:：、\d()（）的]{{0,6}}(?:{_SIZES})(?:首次)?(?:不[小少低]于|超过|达到|[过超达在])?"
    r"[\d.]+[^,，。;；:：、\d()（）的]{1,8}(?P<more>、[^,，。;；、\d的]{1,8}[\d.]+[^,，。;；、\d的]{1,6})?(?:的|(?<=以下)|(?<=以上)))(?P<noun>[^,，。;；:：、\d()（）]{2,16})"
)

_NEXT_OF_VERB = re.compile(r"(?:以上|左右)?[、和](?P<verb>[\u4e00-\u9fff]{2,5})\d[\d.]*(?P<unit>[\u4e00-\u9fff]{1,4})")
# 12座220千伏变电站, 15个5000万元以上项目, 3家超百亿元企业: how large the things are that are counted
_OF_SIZE = re.compile(
    r"(?P<size>(?:[超过达][过到]?[\d.十百千]*[万亿]+元(?:以上)?"
    r"|[\d.]+[万亿]*(?:元|吨|千瓦|平方米|亩|蒸吨|公里|人)(?:级|及?以[上下])|[\d.]+千伏(?:及?以上)?)的?)"
    r"(?P<noun>(?!的)[^,，。;；:：、\d()（）]{2,16})"
)
_MANNER = re.compile("(?:全部|稳定|如期|顺利|提前|整体|实现|成功)+")
_OUT = re.compile("脱贫|摘帽|出列|退出")
_SIZE_ALONE = re.compile("[超过达][过到]?[十百千]*[万亿]+元(?:以上)?")
_REACHES = ("惠及", "受益", "覆盖", "服务", "带动", "涉及")
_PEOPLE = ("人", "户")
_KINDS = ("性", "型")
_MORE = re.compile(r"、(?P<noun>(?:[^,，。;；:：、\d()（）]{1,8}[性型]、)*[^,，。;；:：、\d()（）]{2,24})")

# 33户8万平方米房屋: the same things in another unit
_AGAIN = re.compile(
    r"[约共]?\d[\d.]*[多余]?(?:万(?!千瓦)|亿)?(?:平方米|平方公里|公里|万?千瓦级?|人次|[亩人户栋套间名条座处]|(?<=万)(?![元吨亩千平]))(?=[\u4e00-\u9fff]{2})"
)

# 30个城市、郊野等公园: the sort behind its examples
_EXAMPLE = re.compile("(?!以及|和|及)[^的与在]{2,10}")
_SORT = re.compile(r"(?:、[^,，。;；:：、\d()（）]{1,10}){1,4}等(?P<noun>[^,，。;；:：、\d()（）等“]{2,12})")

ONLY_DEED = re.compile("(?:开工|竣工|完工|投产|投用|通车|落地|签约|启动|交付|建成|建设|实施|推进)+")
"""What became of things, and no word for them: 其中26项竣工投产."""

_RANK = re.compile("[国省市]际|(?:世界|国家|[省市县区州])级?")
_OF_NEXT_RANK = re.compile(
    rf"(?:以上)?[、和]\d+[个家项所处座件名](?:以上)?(?:{_RANK.pattern})(?P<noun>[^,，。;；:：、\d()（）]{{2,20}})"
)


@cache
def _stops(of_share: bool) -> re.Pattern[str]:
    """What stands behind a noun that says what becomes of the thing, some words only behind more than one sign; of the
    things that are a share of all this is what is counted (60%以上的村有快递站).
    """
    words = [word for part, line in rows("labels") if part == "becomes" for word in line.split()]
    told = "|".join(sorted(words, key=len, reverse=True))
    stops = rf"以上(?=$)|左右|(?:{_VERBS})(?!{_HEADS})|{_ADVANCES}|(?<=.)(?:{_AFTER_ONE})"
    return re.compile(stops if of_share else rf"{stops}|(?<=..)(?:{_AFTER_TWO}|(?:{told})(?!{_HEADS}))")


@cache
def _governing() -> frozenset[str]:
    return frozenset(word for part, line in rows("labels") if part in _VERBAL for word in line.split())


def is_governing(words: str) -> bool:
    """Whether words are a verb that governs what stands behind the number, and nothing else: 覆盖90%以上的村."""
    return words in _governing()


def governs(words: str) -> bool:
    """Whether words end in a verb of which what is counted behind the number is the object: 向社会公开, 被列为全国."""
    words = _WHOLE.sub("", words).removesuffix("了")
    return any(words[-length:] in _governing() for length in (4, 3, 2)) or _OPEN_END.search(words) is not None


def _stopped(noun: str, of_share: bool = False) -> str:
    """The words behind a number up to what becomes of the thing; what stands in quotes is all of its name."""
    quoted = [match.span() for match in _QUOTED.finditer(noun)]
    for match in _stops(of_share).finditer(noun):
        if not any(start < match.start() < end for start, end in quoted):
            return noun[: match.start()]
    return noun
