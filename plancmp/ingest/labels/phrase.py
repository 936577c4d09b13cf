"""The grammar of the words before a figure: what leads, the noun, and the verb between the noun and the figure.

    预计 全市 | 地区生产总值 | 比上年 增长 |  5%
    lead       noun           verb

Words are peeled off at both ends by the table ``labels`` until a word is met that it does not hold. What is left is
the noun; nothing inside it is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from plancmp.text.chinese import AND, CLAUSE_END, HAN
from plancmp.text.tables import rows

BORDER = re.compile(rf"[{CLAUSE_END}\n]|(?<=[{HAN}])——")
"""What separates the words of one figure from those before."""

_SINCE = re.compile(
    r"(?:由|从|自)(?:[^,，、]{0,14}?(?:年|末|初|时|期|前|底|季度|月份?)的?|(?:最[长短高低多少初]|原来|原先|目前|现在|现行|平均|以前|过去|[年月]?人均|每[人生户年月]{1,2}(?:每[年月天])?)的?)?$"
)
_A_HEAD = re.compile("(?<=[到至为])(?:[年月]?(?:人均|生均|户均))$")
_LISTED = re.compile(r"(?<=..)(?:、|以及|和|(?<![涉普波触危惠])及|(?<!参)与)\s?$")
_EARLIER = r"上届|上一?个五年|(?:疫情|改革|改制|重组|整合|搬迁)前|[三四五]年前|(?:19|20)\d{2}年|“?十[一二三四]五”?"
_COMPARED = re.compile(
    rf"(?:比|较|与|同)(?:上一?年|去年|前一?年|年初|上年同期|同期|全[国省市]|(?P<base>{_EARLIER}))"
    r"(?:同期|平均(?:水平)?|实际数?|完成数|相比|期末|度|末|底|初|时|期)*$"
    r"|(?:在|以)(?P<of>[^,，、在]{0,6}(?:19|20)\d{2}年[末底]?)的?(?:基础|水平)上$"
)
_BUDGETED = re.compile(r"(?:(?<=收入)|(?<=支出)|(?<=经费))(?:计划|预算|拟|初步|共)*安排$")
"""What a budget says of its sums: 教育支出安排11亿元."""

_IN_YEARS = re.compile(r"(?:提前)?(?:实现)?(?<![十\d])[二两三四五六\d]年(?:内|来)?(?:实现|基本)?$")
"""Before what doubled: 经济总量五年翻一番."""

_OF_WHOLE = re.compile(r"要?(?:达到|相当于)(?=全[国省市县区州][^,，、]{0,10}的$)")
"""Before the whole of which something is a share: 达到全市经济总量的75%."""

_STEPS = re.compile(
    "(?<=..)实现零的?突破(?:[并、]|$)|(?<=..)(?:接?连(?:破|跨|上|过)|连续(?:跨越|突破|跨过|迈上))[一二三四五六七八九十两几]个[^,，、]{0,4}(?:大关|台阶)、?"
)
"""资产总额连破三个万亿元大关、达到7.3万亿元"""

TOWARDS = re.compile("(?:要|加快|加速|全力|努力|奋力|阔步|迈)*[向朝]$")
_PEELED_FOR = {"magnitude": TOWARDS, "multiple": _IN_YEARS}
"""What stands before figures of a kind and says nothing of their noun."""

_TIMES = re.compile(r"(?:相当于|是|为|达到?了?)(?P<base>[^,，、]{0,14}?)(?:的|之)?$")
_ABOVE = r"(?:分别)?(?:高于|高出|快于|低于|慢于|[优好]于|超过|超|领先于?)"
_WHOM = (
    r"(?:全[国省市州]|[国省]均|年初|预期|目标|计划|年度?控制|[国省市]定|序时|上年|规上|城镇|经济|[一二三]产|GDP|(?:地区)?生产总值|[^,，、]{0,4}平均)"
    r"[^,，、]{0,10}?"
)
WITHOUT = r"(?:在|若)?(?:剔除|扣除)[^,，、\d]{2,16}(?:因素|影响)后?"
"""On what basis a growth is: 一般公共预算收入剔除减税因素后增长4%."""

_WITHOUT = re.compile(f"{WITHOUT}$")
ADJUSTED = re.compile(r"(?:剔除|扣除)(?![^,，、\d]{0,6}价)")
"""What was taken out of a figure, so that it is not the one that is counted everywhere; prices are no such thing."""

_BEATS = re.compile(
    rf"{_ABOVE}(?P<whom>{_WHOM})(?:水平)?的?$|(?<![同环])比(?P<than>[^,，、]{{1,12}}?)(?<!提)[高快低慢](?:出|了)?$"
)
_ASIDE = re.compile(r"[(（][^()（）]{0,20}[)）]$")
_BRACKET = re.compile(r"^[(（][^()（）]{0,20}[)）](?=[^、,，])")
"""It belongs to the figure before: 1180户(2024年底)增加到1300户."""

_BELONGS = re.compile(
    r"^(?:口径|以上|以内|左右|以下|之内|及以上|多(?![年次元个项种层家边功晶式媒渠方])|余(?!额)|级|大关|台阶)*(?:的)?"
    rf"(?:[、与]|{AND}|及(?!时|格))?"
)
_PLACES = "京津沪渝冀豫滇辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽黔粤琼青藏疆川宁穗汉蓉沈厦杭甬深莞锡哈"
"""Places by the one sign that stands for them."""

_GOES_ON = re.compile(rf"自治|(?!{AND})和|在[{_PLACES}]")
"""Words that begin like one that leads: 自治区级, 和美庭院, 在沪投资企业."""

_OCCASION = (
    "(?:主?汛期?|入[汛冬夏秋]|[春秋]季?开学|春耕|麦收|封冻|采暖季|供暖季"
    "|(?:春|国庆|中秋|端午|清明|重阳|劳动)节?|元旦|[五十七八]一)"
)
_DATED = re.compile(
    r"(?:19|20)\d{2}[/／](?:19|20)?\d{2}(?:雪季|赛季|学年度?|榨季|采暖季|供暖季|年度?)?|"
    r"(?:到|至|截至)?(?:19|20)\d{2}(?:[-—~～至到]{1,2}(?:19|20)?\d{2})?年?(?:底|末|前|初|度)?|"
    r"“?十[一二三四五]五”?(?:末|初|期间|时期|规划期?|以来|五年|期末)?(?:的)?(?:五年)?|"
    r"(?:利?用|以)[一二三四五六七八九十两\d]{1,2}年(?:左右)?的?时间|"
    r"[012]\d年(?=新增|累计|全年|完成|实现|建|将|计划|共)|(?:今明|明后)两年|"
    r"(?:过去|今后|未来|前|近|这|头|连续)?(?:[一二三四五六七八九十两]|(?<!\d)\d)年(?:来|间|内|里)?|[一二]〇[一二三四五六七八九〇]{2}年|"
    rf"(?:{_OCCASION}|\d{{1,2}}月(?:\d{{1,2}}日|[份底末初])?)(?:之|以)?前|\d{{1,2}}月(?:底|末|份)"
)
_MONTHS = r"(?:前|头)(?:[一二三四五六七八九十]{1,2}|\d{1,2})个?月|\d{1,2}[-—~～至到]{1,2}\d{1,2}月份?|月均"
_PART_OF_YEAR = re.compile(rf"{_MONTHS}|(?:前[两二三]个?|[一二三四1-4])季度(?!报)|[上下]半年")

LONGEST = 150
"""So many characters before a figure are read."""

LEAST = 2
"""A noun has at least so many characters."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words before a figure in their parts.

    ``noun`` is what is left of ``words`` without the lead; ``starts`` are all places where it may begin, each behind a
    word that may stand before it, with what that word does (add, make, act; cut where a verb was found further on), and
    ``without_verb`` the words as one name where that verb stands inside it. ``verb`` is what stood behind the noun,
    ``change`` what it says: rise, fall, add, make or nothing.

    ``reaches``: a value is reached (提高到), not added; ``bound``: by a word of reaching (达到, 突破); ``shared``: one
    value is for several nouns (均); ``total``: it is a sum over years (累计); ``open``: the words cannot end here, what
    is counted follows (等); ``listed``: so does it in a list (50家企业、); ``other_basis``: the same is said once more,
    in brackets and on another basis (同口径增长5%); ``beyond``: whom the value is compared with (高于全国), ``among``:
    whom a place is held among (居全省第2); ``times``: it is a multiple of another.
    """

    words: str
    noun: str
    starts: tuple[tuple[int, str], ...] = ()
    without_verb: str = ""
    verb: str = ""
    change: str = ""
    reaches: bool = False
    bound: bool = False
    shared: bool = False
    total: bool = False
    open: bool = False
    listed: bool = False
    other_basis: bool = False
    beyond: str = ""
    among: str = ""
    times: bool = False

    @property
    def whom(self) -> str:
        """With whom the value is compared, whose ``noun`` it is said of."""
        return self.beyond or self.among


@cache
def _parts() -> dict[str, str]:
    """Word at the end of a phrase -> what it does."""
    parts = {word: part for part, words in rows("labels") if part in _AT_THE_END for word in words.split()}
    reached = {word + to: part for word, part in parts.items() if part in ("rise", "fall") for to in "到至为"}
    return {**reached, **parts}


@cache
def _leads() -> dict[str, str]:
    """Word at the beginning of a phrase -> what it does."""
    return {word: part for part, words in rows("labels") if part in _AT_THE_BEGINNING for word in words.split()}


_AT_THE_END = ("neutral", "make", "reach", "between", "rise", "fall", "add", "whole")
_AT_THE_BEGINNING = ("neutral", "make", "act", "handle", "add", "lead", "time", "unsplit")
_DOES = {"add": "add", "make": "make", "act": "act", "handle": "make"}
"""What a word that leads says is done to the noun; who is visited or helped was there before."""

_LONGEST_WORD = 9
_SHARED = ("均", "各", "都", "双双")
_PRICES = ("现价", "名义")
_MEAN = ("年均", "年平均", "年递增", "年均递增", "每年平均")
_TOTAL = re.compile(r"累计|共计|总计|合计|(?<!学前)[两三四五]年(?:来|间|内)?(?!均|末|前|后|级|制|生存)")
_REACHED_IN = re.compile("(?<=[到至])(?:(?:(?:19|20)\\d{2}|去|上)年(?:底|末)?|年[底末]|现在|目前|当前|如今)的?$")
_DATED_BEHIND = re.compile(
    r"(?:(?:并?于)?(?:19|20)\d{2}年(?:底|末)?的?|[两三四五]年|“?十[一二三四五]五”?(?:期间|时期|期?末))$"
)
_NUMBERED = r"[(（]\d{1,2}[)）]|\d[.．、]|[①-⑳]|[^,，、\d]{0,8}?\d+(?:大类|[大项个类])"
_PLACE_BELOW = "(?:县市区|县区|县市|镇街|县|市|区|镇|乡镇|乡|村|街道|学校)"
_EACH_PLACE = rf"每个?{_PLACE_BELOW}(?:[（(][^()（）]{{1,3}}[)）][区县市]?)?(?![院校委卫级])(?:都|至少|要)*"
EACH_PLACE = re.compile(_EACH_PLACE)
"""Words by which a number is one for each of the places below."""

_DOES_FOR = (
    "(?:下放|减免|解决|垫付|发放|提供|节约|节省|争取|办理|筹集|追回|挽回|降低|(?:调剂)?增加|补充|招聘|招录|购买|投入|引进"
    "|配备|安装|加装|减少)"
)
_FOR_WHOM = (
    rf"[为向对][^,，、为\d]{{1,9}}?(?:(?=(?:减负|{_DOES_FOR})(?!方))(?:减负|{_DOES_FOR}(?:缓退)?)(?=[\u4e00-\u9fff]{{2}})"
    "|(?=减税|降费|退税|让利))"
)
"""For whom something is done, before what it is: 为企业解决融资, 为市场主体减免税费."""

_PLACED = re.compile(
    rf"{_EACH_PLACE}|{_FOR_WHOM}|在[^,，、在]{{2,12}}(?:中(?![央小学医药等国外欧心部低高])|里(?!程)|内(?![外需河资陆]))(?:率先)?|{_NUMBERED}"
    r"|\d[\d.]*[万亿]?元(?:口径|以上(?=固定资产|规模(?:以上)?工业|工业(?:增加值|总产值)))"
)
_CHANGES_FIRST = re.compile(
    r"(?:(?P<fall>压减|缩减|压缩|减少|降低|精简|削减|缩短|下调)|(?:提高|增加(?![值额量])|提升|上调)(?!到|至|为))了?"
    r"(?=[^,，、]{2,16}$)(?![^,，]*(?:率|比[重例]?|占|至|到|为)$)"
)
"""What is done to a noun in whose size so many per cent are told."""

_NEARLY = ("约", "近", "逾", "超", "超过", "达", "达到", "了", "平均")
_IN_A_ROW = r"连续(?:[一二两三四五六七八九十\d]{1,3}|[多数])年"
_HOLDS = (
    rf"(?:[位稳跃均仍名并]|分(?=[居列])|保持|继续|{_IN_A_ROW})*"
    "(?:(?<![宜旅])居(?!民|家)|(?<![班系专队序行阵])列(?!车))"
)
_EACH_HOLDS = re.compile("[位稳跃仍名并]*均")
_MOVES = "(?:上升|提升|跃升|攀升|前移|下降|下滑)[到至]|[升晋]至|升到|跃升|晋升|[由从]"
_LISTED_AS = (
    "保持(?=全)|挺进|荣登|登榜|被评为|荣膺|问鼎|列入|入列|进军|(?:再|新|均|成功)?入(?=中国|世界|全[国球省])|进入|跻身|迈入|冲刺"
    "|(?:上榜|获评|入围|入选)(?![^,，、]{0,16}数量?(?!字|据))"
)
_IS_AT = "处[于在](?=全[国省]|世界|第)"
_ENTERS = rf"{_MOVES}|{_IS_AT}|{_LISTED_AS}|排名?|排位|位次|排在|(?<=..)(?:荣?获得?)?(?=全[国省市区]$)"
_RANKED = re.compile(
    rf"(?:在[^,，、]{{2,24}}中)?(?:{_HOLDS}|(?:{_IN_A_ROW})?(?:{_ENTERS}))(?:[^,，、]|(?<=省会)、){{0,16}}$"
)
_AREA = (
    "(?:全[国省市区县州盟疆球]|世界|国内|省内|市内|中国|各省[区市]*|(?:[东中西]|中西)部(?:地区)?|东北(?:三省|地区)?|西[北南](?:地区)?"
    "|华[东中南北](?:地区)?|[长珠]三角(?:地区)?|大湾区|苏[南中北])"
)
_CITIES = (
    "(?:(?:副省级(?:以上)?|省会|计划单列|同类|沿海|重点|主要|大中|创新型|万亿)+城市|地级市|设区市"
    "|(?:省会、)?计划单列市|各[市州地盟])"
)
_ZONES = "(?:高新区|经开区|新区|开发区)"
_PEERS = (
    f"(?:城市|地市|[市盟]州|[州盟]市|市辖区|县域|城区|{_ZONES}|(?:同类|沿海|支线)*(?:机场|港口|口岸|医院|高校|行业))"
)
AMONG = re.compile(f"{_AREA}(?:{_CITIES}|{_PEERS})?|{_CITIES}|国家级{_ZONES}")
"""Among whom a place is held, no noun: 居全国第三、中部第一."""

_AMONG_WHOM = re.compile(f"(?:{AMONG.pattern})$")
_HARMLESS = re.compile(
    r"[(（](?:[A-Z&]{2,5}|PM2\.5|(?:(?:快报|预计|初步核算)数?、)?以?下同|不变价|现价|可比价|(?:可比|同|新)口径|不?含农户|快报数?|预计数?|人均|年均)[)）]"
)
_ACTS = re.compile(
    r"(?<!落)实现(?!程度)|完成(?![率额量])|达成|确保|力争(?:达到|实现)?|推动|促进|带动|拉动|预计|使得?(?!用)|(?<!占)新增(?!.?就业|[^,，、\d]{2,6}中(?![小心型等学]))|引进|建成(?!区)|培育(?!对象|单位|库)|打造|"
    r"形成(?!面)|受理|发放(?!范围|标准|年限|对象|率)|(?<!为)减免(?=[\u4e00-\u9fff]{3})|实施(?!方案|细则|意见|办法|计划|条例|机构|主体|单位|情况|进度|效果)|审议(?:通过)?|(?<=财政)(?:安排|设立)|并引导|识别(?![率码])|签[订署]|提供(?![方者商])|(?<!网上)(?<!跨省)办理(?![率量]|时[限间]|环节)|落户(?!农民|城|人口|的)"
)
_OPEN = re.compile(
    r"(?:等|拥有|(?<=村|户|县|镇|乡|区)发展|[给予]予(?:最高|一次性)*"
    r"|(?<![控保稳维存现所]制)(?<![持定存现所稳制])在|对|向|让|使|把|被)$"
)
_YEARS = re.compile(
    r"[二两三四五六七八九十]年(?:来|间|累计|共)?|“?十[一二三四五]五”?|年来|任期|(?:19|20)\d{2}年?[-—~～至到]{1,2}(?:19|20)?\d{2}年"
)
_BASIS = re.compile(r"口径|可比|剔除|扣除|名义")
# 一是 of a list, 主要目标是 before its first member
_ANNOUNCED = re.compile(r"[一二三四五六七八九十]是|[^,，、\d]{0,20}目标(?:建议|暂定|确定|初步定)?[是为]")
# Behind a verb that is only part of a noun: 压缩式, 转化率
_PART_OF_WORD = re.compile(
    "对象|金$|金额|人数|人次|(?:成功|及时|满意|合格)率|满意度|区(?![县域级外内属])|点(?!亮)|房(?![屋源地企贷])|[率额式者]|量(?!子|化|贩)|度(?!假|过)|型(?!材|号)|性(?!能|别|价)"
)
_NAME_GOES_ON = re.compile("[港湾籍级]|(?<=域)外")
"""Behind the name of a place another name (上海港), or words for what it is not: 自治区级, 市域外."""

_MORE_THAN = re.compile("(?:超过?|约|近|逾)$")
_JOINED = re.compile("[和、]")
_GLUED = re.compile(r"^[率额量度数区性化型的]")


def parse(words: str, kind: str, own: frozenset[str] = frozenset()) -> Phrase:
    """The parts of the ``words`` before a figure of a type ``kind``.

    ``own`` are words for the place that the document is about.
    """
    inside = _inside(words[-LONGEST:])
    other_basis = len(inside) < len(words) and bool(_BASIS.search(inside))
    listed = bool(_LISTED.search(inside))
    if listed:
        inside = ""  # 50家企业、20家商店: what stands before belongs to the figure before
    if kind in ("percent", "multiple"):
        inside = _OF_WHOLE.sub("占", inside)
    inside = _STEPS.sub("", inside)
    words = _BELONGS.sub("", _BRACKET.sub("", inside).lstrip("）)")).lstrip(" 　\t”").rstrip(" 　\t“")
    act = _MORE_THAN.sub("", words)
    if kind == "count" and act in _leads() and _parts().get(_last_word(act, len(act))) in ("rise", "fall"):
        # 改造提升20个市场: nothing rises by 20
        return Phrase(words="", noun="", starts=((0, _DOES.get(_leads()[act], "")),), verb=words, listed=listed)
    beyond, among, times = "", "", False
    end = len(words)
    each = False
    if kind == "rank":
        ranked = _RANKED.search(words)
        end = ranked.start() if ranked else end
        each = ranked is not None and _EACH_HOLDS.match(ranked[0]) is not None
        held = _AMONG_WHOM.search(words, end) if ranked else AMONG.fullmatch(words)
        among = held[0] if held else ""
    elif kind in _PEELED_FOR and (match := _PEELED_FOR[kind].search(words)):
        words = words[: match.start()]
        end = len(words)
    elif kind == "multiple" and (match := _TIMES.search(words)):
        end, times = match.start(), True
    elif kind in ("points", "percent", "multiple", "money") and (match := _BEATS.search(words)):
        beyond, end = match["whom"] or match["than"], match.start()
    end, tail, far = _peeled(words, end)
    said = [part for part, _ in tail]
    change = next((part for part in said if part in ("rise", "fall", "add")), "make" if "make" in said else "")
    if tail and tail[0][1] == "倍增":  # 企业倍增17条, not 企业实现倍增、达50家
        change = "rise"
    reaches = any(
        part == "reach" and word in ("到", "至") or part in ("rise", "fall") and word[-1] in "到至为"
        for part, word in tail
    )
    if change in ("rise", "fall") and not reaches and inside.rstrip(" 　\t").endswith("“"):
        change = ""  # 提升“15分钟服务圈”: what rises is not the number in its name
    starts = tuple(_starts(words, end, own))
    if kind == "percent" and not change and all(word in _NEARLY for _, word in tail):
        first = [match for place, _ in starts if (match := _CHANGES_FIRST.match(words[:end], place))]
        if first:  # 压减审批时限60%
            change = "fall" if first[-1]["fall"] else "rise"
            starts = ((first[-1].end(), ""),)
    noun = words[starts[-1][0] : end]
    return Phrase(
        words=words[:end],
        noun=noun.strip("、 "),
        starts=starts,
        without_verb=_without_verb(words[:end], starts),
        verb=words[end:],
        change=change,
        reaches=reaches,
        bound="reach" in said,
        shared=each or any(word in _SHARED for _, word in tail),
        total=far or bool(_TOTAL.search(words)) and not any(word in _MEAN for _, word in tail),
        open=bool(_OPEN.search(words)),
        listed=listed,
        other_basis=other_basis or any(word in _PRICES for _, word in tail) or ADJUSTED.search(words, end) is not None,
        beyond=beyond,
        among=among,
        times=times,
    )


def _without_verb(words: str, starts: Sequence[tuple[int, str]]) -> str:
    """The words without the verb that the noun was cut off behind: 规模以上工业完成增加值."""
    if starts[-1][1] != "cut":
        return words
    verb = [match for match in _ACTS.finditer(words) if match.end() <= starts[-1][0]][-1]
    return words[: verb.start()] + words[verb.end() :]


def _inside(words: str) -> str:
    """The words without what stands before a bracket that is still open."""
    opened = max(words.rfind("("), words.rfind("（"))
    return words[opened + 1 :] if opened > max(words.rfind(")"), words.rfind("）")) else words


def _peeled(words: str, end: int) -> tuple[int, list[tuple[str, str]], bool]:
    """Where the noun ends, the words behind it from right to left with what they do, and whether the figure is compared
    with that of a year before the last.
    """
    tail: list[tuple[str, str]] = []
    since = far = False
    while end:
        before = end
        if words[end - 1] in " 、":
            end -= 1
        elif (
            words[end - 1] in ")）"
            and (aside := _ASIDE.search(words, 0, end))
            and (tail or _HARMLESS.fullmatch(aside[0]))
        ):
            if not _HARMLESS.fullmatch(aside[0]):
                break
            end = aside.start()
        elif match := _A_HEAD.search(words, max(0, end - 5), end):
            end = match.start()  # 标准提高到月人均900元
        elif match := _COMPARED.search(words, max(0, end - 16), end):
            end, far = match.start(), far or bool(match["base"] or match["of"])
        elif match := _WITHOUT.search(words, max(0, end - 24), end):
            end = match.start()
        elif not since and (match := _SINCE.search(words, max(0, end - 18), end)):
            end, since = match.start(), True
        elif (match := (_DATED_BEHIND if tail else _REACHED_IN).search(words, max(0, end - 10), end)) or (
            match := _BUDGETED.search(words, max(0, end - 8), end)
        ):
            end = match.start()
        elif word := _last_word(words, end):
            part = _parts()[word]
            if part == "whole":
                break
            tail.append((part, word))
            end -= len(word)
        if end == before:
            break
    return end, tail, far


def _last_word(words: str, end: int) -> str:
    """The longest word of the table that ends at a place."""
    table = _parts()
    return next(
        (words[end - n : end] for n in range(min(_LONGEST_WORD, end), 0, -1) if words[end - n : end] in table), ""
    )


def _starts(words: str, end: int, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The places where a noun may begin, from the left: behind words that lead, and what the last of these does."""
    table = _leads()
    reached = {0: ""}
    place = 0
    last = 0
    while place <= end:
        if place in reached:
            yield place, reached[place]
            last = place
            if not _opens(words, place, "unsplit"):
                for stop, act in _steps(words, place, end, table, own):
                    # 新增改良黄牛: what is done with the second verb is added
                    reached.setdefault(stop, "add" if words.endswith("新增", 0, place) else act or reached[place])
        place += 1
    verbs = [match for match in _ACTS.finditer(words, last, end) if match.start() > last]
    if verbs and end - verbs[-1].end() >= LEAST and not _GLUED.match(words[verbs[-1].end() :]):
        yield verbs[-1].end(), "cut"


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """First character of the words that may lead -> how long such words are, so that few are looked for at a place."""
    result: dict[str, set[int]] = {}
    for word in _leads():
        result.setdefault(word[0], set()).add(len(word))
    return {sign: tuple(sorted(lengths)) for sign, lengths in result.items()}


def _opens(words: str, place: int, part: str) -> bool:
    table = _leads()
    return any(
        table.get(words[place : place + n]) == part for n in _lengths().get(words[place : place + 1], ()) if n > 1
    )


def _steps(words: str, place: int, end: int, table: dict[str, str], own: frozenset[str]) -> Iterator[tuple[int, str]]:
    for n in _lengths().get(words[place : place + 1], ()):
        act = table.get(words[place : place + n]) if n <= end - place else None
        if n == 1 and _GOES_ON.match(words, place):
            continue
        # 争取到位资金: what leads ends before 到位
        if act in _DOES and _PART_OF_WORD.match(words, place + n, end):
            continue
        if act and act != "unsplit" and not (n > LEAST and _opens(words, place + n - 1, "unsplit")):
            yield place + n, _DOES.get(act, "")
    for word in own:
        if words.startswith(word, place, end) and not _NAME_GOES_ON.match(words, place + len(word), end):
            yield place + len(word), ""
    for pattern in (_DATED, _PART_OF_YEAR, _PLACED, _ANNOUNCED):
        if (match := pattern.match(words, place, end)) and match.end() > place:
            yield match.end(), ""
    mark = words[place : min(place + 1, end)]
    if mark in (" ", ".") or mark == "“" and "”" not in words[place:end]:
        yield place + 1, ""


@cache
def _verbs() -> frozenset[str]:
    return frozenset(
        word
        for part, words in rows("labels")
        if part in ("verb", "act", "handle", "make", "lead")
        for word in words.split()
    )


def is_verb(words: str) -> bool:
    """Whether words are verbs and nothing else: 强化 of 强化20个村的管护, 建设和筹集 of 建设和筹集住房2万套."""
    return all(word in _verbs() for word in _JOINED.split(words))


def begins_with_verb(words: str) -> bool:
    """Whether words begin with one that does something: 做强产业园区, not 产业园区."""
    return not _opens(words, 0, "unsplit") and any(words[:n] in _verbs() for n in range(2, 5))


def within_year(before: str) -> bool:
    """Whether the words before a figure say that it is of a part of a year: 1-10月, 上半年."""
    parts = [match.start() for match in _PART_OF_YEAR.finditer(before)]
    return bool(parts) and "全年" not in before[parts[-1] :]


def dated(words: str) -> bool:
    """Whether several years are named: 五年累计, “十二五”期间."""
    return bool(_YEARS.search(words))
