"""The grammar of figures: which stretches of a Chinese text are numbers, and of what sort.

One alternation, tried in the order of :data:`_GRAMMAR`; the first that fits at a place wins, so names and
dates stand before plain numbers. All repetitions are bounded: reading takes linear time on any text.
"""

from __future__ import annotations

import re
from functools import cache

from plancmp.text.chinese import DIGITS, HAN
from plancmp.text.chinese import NUMERALS as CN
from plancmp.text.tables import rows
from plancmp.text.units import SCALES, streaks

_CN_DIGIT = DIGITS + "两"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_ALONE = rf"(?<![第{CN}数几分])"  # a numeral begins here, and it is neither an ordinal nor vague
_NO_DIGIT = r"(?<![\d.])"
_STOP = r"(?=[、,，。；;:：和及与”）)\s]|$)"
_TENTHS = r"(?=以[上下]|左右|[、,，。；;的由）)]|$)"
_ENDS = r"(?=[、,，。；;”）)\n]|以[上下内]|左右|$)"

NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?![\d,])(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?)"
SCALE = "(?:" + "|".join(SCALES) + ")"

# Units that turn a Chinese numeral of any size into a figure. Never 个, 大, 项, 条, 次: 八大行动 is a name.
_CN_UNIT = r"(?:个百分点|小时|分钟|公里|个月|周?岁|倍(?![增数])|(?<=[十百千万亿])元(?![旦素宇]))"
_PIECE = "个(?!百分[点之]|月|小时|工作)"  # not of 个百分点, 个月
# … and those that do so after a numeral with a scale: 五百家, 十二项, but not 一家, 一人.
_CN_COUNTER = (
    r"(?:人次|平方公里|平方米|立方米|公顷|标箱|千瓦时?|人(?![大民工才制])|户|名|家(?!庭)|亩|吨|辆|件|套|张|座|所|幢"
    rf"|{_PIECE}|项(?!目)"
    r"|条(?![例件]|[^、，。；]{0,6}(?:措施|政策|意见|举措|规定))|处|间|台(?!州)|艘|架|栋|支(?![持撑])|宗|株|棵|种)"
)
# After a verb of making one character is enough: 新建两所, 办成十件.
_FEW = rf"(?:{_PIECE}|家(?!庭)|所|座|条(?![例件])|处|项(?!目)|件|名|间|台(?!州)|栋|幢|宗|支(?![持撑]))"
_MAKES = (
    "新增|新建|建成|引进|招引|培育|获批|开工|竣工|投产|落地|签约|新设|设立|开通|完成|办成|办好|创建|组建|建立|新获|净增|"
    "拥有|达到|超过|突破|增加|创成|推出|举办|承办|投用|改造|新开|认定|入选"
)
_STREAK = "|".join(row[0] + ("" if row[5] == "-" else f"(?!{row[5]})") for row in rows("units") if row[0] in streaks())
# What a numeral that closes a list of names may count.
_THINGS = (
    "(?:集群|基地|园区|产业园|平台|廊道|隧道|组团|新城|产业带|经济带|增长极|机场|港区|项目|企业|公司|机构|实验室|景区|学校|医院|市场|水库|电站|码头"
    "|高速|铁路|公路|线路|大桥|贫困县|开发区|合作区|示范区|工业区)"
)
# Of which size the things are that a small numeral counts.
_SIZE = rf"[{CN}]{{1,6}}亿级(?![和与及、]|新?台阶)"
_MAKES_ONE = "新增|新建|建成|获批|净增|开通|新设|竣工"


def _words(after_scale: bool) -> str:
    """The units of the table that may stand directly behind a number, or those that may behind a scale (万, 亿)."""
    alternatives = []
    for word, *_, guard, after in sorted(rows("units"), key=lambda row: -len(row[0])):
        latin = word.isascii() and word.isalpha()
        if latin and len(word) == 1 and after == "scale" and not after_scale:
            continue  # 20t is a code
        pattern = re.escape(word)
        if latin or word[:1].isascii() and word[:1].isalpha():
            pattern = f"(?i:{pattern})(?![A-Za-z])" if len(word) > 1 else rf"{pattern}(?![A-Za-z])"
        if guard != "-":
            pattern += f"(?!{guard})"
        if after == "scale" and not after_scale:
            pattern += _ENDS
        alternatives.append(pattern)
    return f"(?:{'|'.join(alternatives)})"


_PER_WORD = (
    r"(?:立方米|m³|m3|平方公里|km²|平方米|㎡|m²|公里|千瓦时|吨标准煤|吨|升|秒|小时|分钟|人次|人|生|户|亩|元|天|日|月|年|GDP"
    r"|(?:kWh|km|[hdsaLl])(?![A-Za-z]))"
)
_EACH = r"(?:立方米|平方公里|平方米|公里|千瓦时|吨|升|秒|小时|人|户|亩|天|日|月)(?![均都])"
_PER = rf"(?:/{SCALE}?{_PER_WORD}(?:[/·](?:年|月|日|天))?|每{SCALE}?{_EACH})"
# Deaths and illnesses of so many people: 12/10万.
_PER_PEOPLE = "/(?:10|十)万(?:人|(?![元户个比]))"
# What a rate is per, where that stands before the number: 每立方米28微克, 每亩460公斤; so much a month is money.
EACH = r"(?:立方米|平方公里|平方米|公里|公顷|吨|升|小时|亩)"
# A unit that the table does not have is kept as it is written: one sign before the end of the clause, a compound with a
# unit at its end (架次, 标台), or Latin letters. Only behind a scale: 3提升 and 5G are no figures.
_OTHER_UNIT = (
    rf"(?:[{HAN}]{{1,2}}[次台米克吨瓦安里伏箱亩]|[{HAN}](?<![{CN}县市省区镇村校企元年月日级人户的了等以左中内外上下起时个多余几强])"
    rf"|[A-Za-zμµ°][A-Za-z²³0-9]{{0,6}}(?:/[A-Za-z][A-Za-z²³0-9]{{0,3}})?){_ENDS}"
)

# … and behind a value that is due (达到300坛) one sign.
_NO_MEASURE = "县市省区镇村校企元年月日级号类版期届线路人户的了等以左中内外上下起时个多余几强后前度"
MEASURE = rf"[{HAN}](?<![{CN}{_NO_MEASURE}]){_ENDS}"


@cache
def unit() -> str:
    """A unit with its scale before it (万亿元, 万标箱) and what it is per (微克/立方米), or a scale alone."""
    return (
        rf"(?:个多月|{SCALE}[多余]?(?:{_words(True)}{_PER}?|{_OTHER_UNIT})|[多余]?{_words(False)}{_PER}?"
        rf"|{SCALE}|{_PER_PEOPLE})"
    )


_YEAR = r"(?:19|20)\d{2}"
_DASH = r"[—–\-－~～至到]{1,2}"
_PART = r"(?:年?(?:底|末|初)|度|上半年|下半年)"
_OF_MONTH = r"(?:份|底|末|初|[上中下]旬|\d{1,2}日)"
_MONTH = rf"(?:\d{{1,2}}|十[一二]?|[一二三四五六七八九])月{_OF_MONTH}?"

_DATE = (
    rf"(?<!\d){_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?!\d)",
    rf"{_NO_DIGIT}{_YEAR} ?年?{_DASH}(?P<last>{_YEAR})(?: ?年{_PART}?|(?=[)）”》\s,，。、]|$))",
    rf"{_NO_DIGIT}(?P<year>{_YEAR})(?: ?年(?:{_MONTH}|{_PART})?|(?=中国|全国|世界))",
    rf"(?P<cnyear>[一二][零〇○0OoＯ{DIGITS}]{{3}})年{_PART}?",
    rf"{_NO_DIGIT}(?:\d{{1,2}}{_DASH})?\d{{1,2}}月{_OF_MONTH}?前?",
    rf"{_NO_DIGIT}\d{{1,2}}日(?!均)",
    r"(?<![\d:.])\d{1,2}:\d{2}(?::\d{2})?(?![\d.])",
    r"前?(?:(?<!\d)[1-4]|[一二三四])季度",
    r"前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月",
    r"(?<!\d)\d{2}(?:世纪|年代)",
)
_RANK = (
    r"首位(?![度战经教产])|榜首",
    rf"第(?P<tier_nth>[{_CN_DIGIT}\d])(?P<tier>方阵|梯队)(?![的城企县院])",
    rf"第(?P<nth>\d{{1,4}}|[{_CN_DIGIT}十百]{{1,4}})(?:名|位(?!于)|{_STOP})",
    rf"(?<![目之此以年])前(?P<within>\d{{1,4}}|[{_CN_DIGIT}十百]{{1,4}})(?:强|名|位|%|{_STOP})",
    rf"(?<![\d{CN}])(?P<best>\d{{2,4}}|[{_CN_DIGIT}]?[十百千])强(?![调化制劲势力大])",
)
_ENUMERATION = (
    r"(?<![^\s。；;!！?？:：#])"
    r"(?:\d{1,3}[.．](?!\s{0,4}[\d%])|\d{1,3}、(?=[“《一-龥])|[(（]\d{1,2}[)）])"
)
_LATIN_UNIT = (
    rf"(?:P|{'|'.join(row[0] for row in rows('units') if re.fullmatch('[A-Za-z][A-Za-z0-9²³]+', row[0]))})(?![A-Za-z])"
)
_CODE = (
    r"\d{16,4000}",
    # G60, PM2.5, 5G, C2M; but GDP7600亿元 is a value
    r"(?<![A-Za-z&])(?!GDP|GEP|R&D|CPI|PPI)[A-Za-z&]{1,12}-?\d[\dA-Za-z.+/\-]{0,30}",
    rf"{_NO_DIGIT}\d{{1,8}}(?:\.\d)?(?!(?i:{_LATIN_UNIT}))[A-Za-z][A-Za-z0-9\-]{{0,20}}\+?",
    # 2+4+X, 8090+, 1+N
    rf"{_NO_DIGIT}\d{{1,6}}(?:\+(?:\d{{1,6}}|[XN])){{1,6}}\+?(?!\d)",
    rf"{_NO_DIGIT}\d{{1,6}}\+(?!\d)|[XN]\+\d{{1,4}}",
    # 4·17, 7×24, a telephone number
    rf"{_NO_DIGIT}\d{{1,4}}[·×*]\d{{1,6}}|(?<!\d)\d{{3,4}}-\d{{5,12}}(?!\d)",
    rf"{_NO_DIGIT}\d{{1,5}}(?:[国省县乡]道|号线?|千伏|米字型|线(?![路下上])|[版级届期代]|后(?=[、,，青年人一群]))",
    rf"{_NO_DIGIT}\d{{1,2}}\.\d版|{_NO_DIGIT}\d{{1,4}}年一遇",
    # 跨越五个千亿级台阶: neither five of a thing nor a thousand
    rf"[{_CN_DIGIT}十]个[十百千万]+亿[级元]?新?(?:大台阶|台阶)",
)
_RATIO = (
    rf"(?<![\d.:：]){NUMBER}[:：∶]1(?![\d.:：])",
    rf"(?<![\d.:：])1[:：∶]{NUMBER}(?![\d:：])",
)
_MAGNITUDE = (
    # 100亿级; 50亿、100亿项目: the size says which projects are meant
    rf"{_NO_DIGIT}(?P<size>\d{{1,6}}(?:\.\d{{1,3}})?)(?P<order>{SCALE})"
    rf"(?:级(?!联)|(?<=亿)(?=(?:、\d{{1,6}}亿){{0,3}}(?:以上)?(?:重大|工业|产业|制造业)?项目))",
    rf"(?<![\d.{CN}数几])(?P<cnsize>[{CN}]{{1,8}})级(?![联别])(?<=[百千万亿]级)",
)
_CHINESE = (
    rf"{_ALONE}(?<![后点])(?P<short>(?:零点[{_CN_DIGIT}]{{1,3}}|[{_CN_DIGIT}十][{CN}]{{0,9}}(?:点[{_CN_DIGIT}]{{1,3}})?))"
    rf"(?P<unit1>{_CN_UNIT})",
    # 十余万人, 二十多亿元
    rf"{_ALONE}(?P<some>[{CN}]{{1,4}})(?<=[十百千])[多余](?P<some_scale>万亿|[万亿])(?P<some_unit>{_CN_COUNTER}|元)?",
    rf"{_ALONE}(?P<long>[{_CN_DIGIT}十](?:点[{_CN_DIGIT}]{{1,3}}[万亿]|[{CN}]{{1,11}})|十)(?P<more>[多余])?(?P<unit2>{_CN_COUNTER})",
    rf"(?P<formal>[{_FORMAL}][{_FORMAL}{CN}]{{1,12}})(?P<unit3>{_CN_COUNTER}|元)",
    rf"(?<![第{CN}数几])(?P<tenths>[{_CN_DIGIT}])成(?:{_TENTHS}|(?<=[近超约过逾].成)(?![为果立功效熟员本长就]))",
    # 两大千亿级产业集群, 两条千亿级产业链 count two; 十九连冠 is nineteen times running
    rf"{_ALONE}(?P<big>[{_CN_DIGIT[1:]}十])(?P<big_unit>大(?=[\d{CN}]{{1,6}}亿级)|[个条家](?={_SIZE}))",
    rf"{_ALONE}(?!一连)(?P<streak>[{CN}]{{1,3}})(?P<streak_unit>{_STREAK})",
    rf"(?<=连续|延长|提前|达到|缩短|长达|不满|低于|少于|超过)(?P<years>[{_CN_DIGIT}十]{{1,3}})年(?![{CN}行计攻])",
    rf"{_ALONE}(?P<aspects>[{_CN_DIGIT}十]{{1,2}})(?P<unit5>方面)",
    # 先后两次获评; 位次上升三位
    rf"(?<=先后|连续|累计)(?P<often>[{_CN_DIGIT[1:]}十]{{1,2}})(?P<unit6>次)(?!全|会|产业|党)",
    rf"(?:(?<=上升|前移|提升|下降|后退|前进|进位|晋升|跃升|提高)|(?<=[升移高进]了))(?P<moved>[{_CN_DIGIT}十]{{1,2}})(?P<unit7>位)",
)
# A scale alone is a figure only beside a bound or a measure (超百名, 突破千亿, 产值千亿元, 亿元以上), or as what is
# trained or revived (培育万名).
_SUM_ENDS = r"(?=新?台阶|大台阶|大关|关口|门槛|规模|俱乐部|迈进|[、,，。；;的”]|以上|$)"
_BARE = (
    rf"(?<![{CN}\d])(?<=[超近约逾破上达育活养训少])(?<![以线网路]上)(?<!不少)"
    rf"(?P<scale>[百千万]{{1,2}})(?P<scale_more>[多余])?(?P<scale_unit>{_CN_COUNTER})",
    # 百余项, 千余名: more than so many needs nothing beside it
    rf"(?<![第{CN}数几\d])(?P<odd>[百千万])[多余](?P<odd_unit>{_CN_COUNTER}|[个项次])",
    rf"(?<![{CN}\d])(?<=[超近约逾破上达过入刺向进越值额资])(?P<sum>[十百千万]{{0,2}}亿)(?:美?元)?{_SUM_ENDS}",
    rf"(?<![{CN}\d.])(?<!\d )(?P<floor>[十百千万]{{0,2}}(?:亿|万)元)(?=以上)",
)
# A dash or 负 behind a word of growth is one: 增长—3.1%, 增速为负1.5%; so is a hyphen between a word and a percentage:
# 上半年-0.4%, 工业投资－3.2%. What begins a range ends in a digit or a unit: 3-5%, 2个百分点-3个百分点.
_OF_PERCENT = r"(?=\d{1,3}(?:\.\d{1,4})? ?(?:[%％‰]|个百分点))"
_MINUS = (
    r"(?:(?<=[为达至到在于持是长率速幅度差约:：(（、,，\s])(?:[-−－﹣]|(?:(?<=[长速幅])|(?<=[长速幅]为))[—–负])"
    rf"|(?<=[{HAN}])(?<![{CN}成点倍])(?:[-−－﹣–]|(?<=[年季度月份比])—){_OF_PERCENT})"
)


def _grammar() -> dict[str, str]:
    """Sort of figure -> its pattern, in the order in which they are tried."""
    return {
        "document": rf"[〔\[［]{_YEAR}[〕\]］]\d{{1,5}}号|(?<![A-Za-z0-9])[A-Z0-9]{{8,40}}/{_YEAR}-\d{{1,10}}",
        # 19.7:50.7:29.6 of three industries; the reading tells it from 10:30:00
        "shares": rf"(?<![\d.:：∶]){NUMBER} ?[:：∶] ?{NUMBER} ?[:：∶] ?{NUMBER}(?![\d.]|[:：∶]\d)",
        "date": "|".join(_DATE),
        "rank": "|".join(_RANK),
        "ordinal": r"第\d{1,4}",
        "enumeration": _ENUMERATION,
        "code": "|".join(_CODE),
        "percent": rf"(?P<whole>[{CN}]{{1,3}}|\d{{1,2}})分之(?P<share>{NUMBER}|[{CN}]{{1,8}}(?:点[{CN}]{{1,4}})?)"
        r"|(?<=[的占达近超约到过、])(?P<slash>[1-9]/(?:[2-9]|10))(?![\d/])",
        "ratio": "|".join(_RATIO),
        "magnitude": "|".join(_MAGNITUDE),
        "few": rf"(?<={_MAKES})(?P<few_value>[{_CN_DIGIT[1:]}十])(?P<few_unit>{_FEW})(?![“‘《])"
        rf"|(?<={_MAKES_ONE})(?P<one>一)(?P<one_unit>[座条所家处])(?![“‘《])",
        # 三所中学 of 新建两所小学、三所中学; the context tells it from a name
        "next": rf"(?<=[、和及])(?P<next_value>[{_CN_DIGIT[1:]}十])(?P<next_unit>{_FEW})(?=[{HAN}])(?!{_SIZE})",
        # … and 两个 of 打造装备制造、先进材料两个产业集群
        "closing": rf"(?<=[{HAN}”）)])(?<![第每这那其前后上下余{CN}])(?P<closing_value>[{_CN_DIGIT[1:]}十])"
        rf"(?P<closing_unit>[个条座家所])(?!{_SIZE})(?=[^，。；、“”\d]{{0,12}}?{_THINGS})",
        # 3万5千, 6万5千
        "mixed": rf"{_NO_DIGIT}(?P<mixed_value>\d{{1,5}}[万亿]\d{{1,4}}(?:[千百]?万|[千百]))(?P<mixed_unit>{unit()})?",
        "number": rf"(?:(?P<minus>{_MINUS})|{_NO_DIGIT})"
        rf"(?P<value>{NUMBER})(?: ?(?P<unit>[多余]?{unit()}))?",
        "half": r"(?<=[达占超过近到约的])(?:一半|半数)|一半(?=以上|左右)|(?<!个)半小时|一刻钟"
        r"|(?<![多过大小])半(?P<half_unit>个工作日|个百分点|亩|公里)",
        "fold": rf"翻了?(?P<times>[{_CN_DIGIT}]|\d)?番",
        "zero": "(?<![归为“])零增长(?!行动|计划|[工目])",
        "digits": "两位数",
        "chinese": "|".join(_CHINESE),
        "bare": "|".join(_BARE),
        "vague": rf"(?<![{CN}\d第])[{CN}]{{1,4}}(?<=亿)元?",
    }


@cache
def grammar() -> re.Pattern[str]:
    """The whole grammar; ``match.lastgroup`` is the sort of the figure."""
    alternatives = "|".join(f"(?P<{sort}>{pattern})" for sort, pattern in _grammar().items())
    return re.compile(rf"(?=[\dA-Za-z&第前首榜半翻〔［\[(（{CN}{_FORMAL}−－﹣—–负-])(?:{alternatives})")


@cache
def range_end() -> re.Pattern[str]:
    """What makes a number the lower end of a range: —100亿元, 至20天."""
    return re.compile(rf"(?:[—–\-－~～]{{1,2}}|至|到)(?P<value>{NUMBER})(?P<unit>{unit()})?")
