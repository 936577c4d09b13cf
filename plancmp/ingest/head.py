"""What a document says of itself before its text begins: title, type, years, date, place, and whether it is whole.

Only the head speaks: lines of the text mention other documents (a decision, a plan of action) and are never asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.ingest import dates
from plancmp.ingest.standing import Span
from plancmp.model import PLAN_TYPES
from plancmp.text.clean import clean
from plancmp.text.normalise import simplify

_HEAD = 8000
"""So many characters of a document are looked at for its head, which a page's navigation may fill."""
_MOST_LINES = 160

_BODY = re.compile(
    r"各位(?:代表|委员|同志)|同志们|(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[篇编章节部])|"
    r"[（(][一二三四五六七八九十]{1,3}[)）]|(?:前\s*言|序\s*言|引\s*言|目\s*录)$"
)
_PARAGRAPH = 110
"""A line of so many characters that ends like a sentence is text, not head."""

_LONGEST = 400
"""No title has more characters, with all that stands behind it."""

_BRACKETED = r"[（(【〔\[][^（()）】〕\]]{0,60}[)）】〕\]]"
_BEHIND = re.compile(rf"(?:\s|{_BRACKETED}|[*＊]|全文|[:：])+$")
_PUBLISHED = re.compile(
    r"(?:关于)?(?:印发|发布|公布|下发|转发|批转|批准|同意|实施)(?:实施)?[《〈「]?(?P<inner>.{4,80}?)[》〉」]?的(?:通知|公告|函|批复|决议)"
)
_PAGE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|[-–—]{1,2}(?=[^-–—]{0,20}(?:网站?|门户|公报)[^-–—]{0,6}$)")
_TYPES = (
    # The word at the end of a title says what it is: of words that end at one place the longest is the word.
    ("communique", r"(?:统计|经济运行)(?:公报|快报)"),
    ("plan", r"(?:计划|预算)(?:执行情况|草案|[(（]草案[)）])[^。]{0,60}报告"),
    ("plan", r"(?:中期|总结|实施|执行)(?:情况)?(?:中期|总结)?评估(?:的)?报告|中期评估"),
    ("report", r"(?:政府)?工作(?:的)?报告|政府报告"),
    ("proposal", r"(?:规划|计划|纲要|远景目标|目标)[^。]{0,30}建议|建议"),
    ("outline", r"(?:规划|计划|发展)?纲要"),
    ("decision", r"决定|决议|(?:全体会议|全会)(?:的)?公报"),
    ("prosperity", r"共同富裕[^。]{0,40}(?:方案|计划|规划|意见|纲要)"),
    (
        "action",
        r"(?:行动|实施|工作|攻坚|创建|专项)(?:计划|方案|纲领)|三年行动(?!计划|方案)|(?:若干|实施|指导)?意见|(?:若干|政策)?措施|方案"
        r"|(?:任务|责任|目标|工作|事项)(?:分解|分工)(?:方案|清单|表)?|(?:任务|责任|工作|项目|事项)(?:清单|台账)|折子工程"
        r"|民生(?:微|小)?实事(?:候选)?(?:项目|工程|事项)?(?:清单|目录|名单)?",
    ),
    ("plan", r"规划|计划|远景目标|工作要点"),
)
_NOUN = re.compile("|".join(f"(?P<t{number}>{pattern})" for number, (_, pattern) in enumerate(_TYPES)))
_AFTER_NOUN = re.compile(
    r"(?:\d{4}年?|[（(][^（()）]{0,40}[)）]|[—–-]{1,2}[^。]{0,60}|和?(?:二〇三五|2035)年远景目标|摘要|节选|全文|草案"
    r"|》?的?(?:政策|文字|专家|图文|图片|图表|视频)*(?:解读|说明|问答|图解)|》)*"
)
_OTHER = re.compile(r"^[^。;；]{4,60}(?:报告|讲话|致辞|发言|通知|通告|公告|公报|纪要|办法|条例|规定|细则|说明|函)$")
"""How titles end of what is no plan."""

_BARE = ("政府工作报告", "工作报告", "人民政府工作报告")
_BEGINNINGS = (
    ("decision", r"[作做]出(?:如下|以下)决定|本决定|特[作做]决定"),
    ("proposal", r"提出(?:如下|以下)建议|本建议"),
    ("outline", r"本《?(?:规划)?纲要》?"),
    ("communique", r"初步核算[^。]{0,10}(?:全年|\d{4}年)"),
)
_ASSEMBLY = re.compile(r"人民代表大会|人大(?:常委会)?[^,，。]{0,12}次会议|全国人大")
_DELIVERED = re.compile(
    r"代表[^,，。]{0,24}政府[^。]{0,12}(?:向大会|作)[^。]{0,12}报告|向大会[^。]{0,8}报告(?:政府)?工作|向大会作(?:政府)?工作报告|代表国务院"
)

_FIVE_YEARS = ("proposal", "outline", "plan", "decision", "prosperity")

_MARKS = (
    ("a consultation draft (征求意见稿)", r"征求意见|意见征集|讨论稿|送审稿|公开征集"),
    ("an excerpt (节选)", r"节选|节录|摘编|摘录|选登|选摘|部分内容|摘要(?!\s*[:：])"),
    (
        "a digest or a commentary, not the document (解读)",
        r"解读|一图|图解|图说|速览|划重点|(?:报告|规划|纲要)要点|摘登|看点|亮点|漫画|问答|政策说明|起草说明|(?<=》)的说明$",
    ),
)


@dataclass(frozen=True, slots=True)
class About:
    """What was found in the head: empty or None where nothing was.

    ``years`` are those that the title names, first and last; ``adopted`` is YYYY-MM-DD, YYYY-MM or empty; ``marks`` say
    what the document is besides its type; ``head`` is the head as read, a line a line.
    """

    title: str = ""
    type: str = ""
    years: tuple[int, ...] = ()
    adopted: str = ""
    marks: tuple[str, ...] = ()
    head: str = ""


def about(raw: str, title: str = "") -> About:
    """What a document says of itself; ``title`` is what its file or page says that it is called."""
    lines = _head(clean(_apart(raw[:_HEAD])).text)
    named = [part for part in _PAGE.split(_plain(simplify(title))) if part]
    whole = _title([line for line in named if _type(line)]) or _title(lines) or _within(raw)
    found = _core(whole)
    if found in _BARE:  # another line of the head may say whose and of which year
        found = next((core for core in map(_core, lines) if core.endswith(found) and core != found), found)
    type = _type(found)
    head = "\n".join([*named, *lines])
    if type in ("", "report") and (_ASSEMBLY.search(head) or not type) and _DELIVERED.search(simplify(raw[:3000])):
        type = "report"
    type = type or _by_text(simplify(raw[:3000]))
    if not type and not found:  # no kind that we read, but whose and of which year it is may be said all the same
        whole = found = next((line for line in (*named, *lines) if _OTHER.search(line)), "")
    marked = "\n".join([*named, whole, *(line for line in lines if len(line) <= 20)])
    marks = tuple(name for name, pattern in _MARKS if re.search(pattern, marked, re.M))
    return About(found, type, dates.years_of(whole), dates.adopted(head, raw), marks, head)


def _by_text(text: str) -> str:
    """The type of a document without a title, by the words with which its kind begins."""
    return next((name for name, pattern in _BEGINNINGS if re.search(pattern, text)), "")


def type_of(name: str) -> str:
    """The type of a document by a name of its file or folder; empty where it does not tell."""
    given = re.search(r"(?<![a-z])(?:" + "|".join(PLAN_TYPES) + r")(?![a-z])", name.lower())
    return given[0] if given else _type(_core(_plain(simplify(name))))


def _apart(raw: str) -> str:
    """A head that stands in one line with the text, broken where the text begins."""
    return re.sub(r"[ \t\u3000]{1,40}(?=各位代表|[—–]{2}\s?(?:19|20)\d\d|[一二三四五六七八九十]{1,2}、)", "\n", raw)


def _plain(line: str) -> str:
    """A line with plain digits and brackets and without the spaces between Chinese characters and within numbers."""
    line = unicodedata.normalize("NFKC", line).strip("*＊#· \t")
    return re.sub(r"(?<=[\u3400-\u9fff\d“”《》〇○])[ \u3000]+(?=[\u3400-\u9fff\d“”《》〇○])", "", line)


def _head(text: str) -> list[str]:
    """The lines before the text begins."""
    result: list[str] = []
    for line in map(_plain, text.split("\n")[:_MOST_LINES]):
        starts = len(line) > _PARAGRAPH and line[-1:] in "。!?;:.，,"
        if result and (starts or _BODY.match(line)):
            break
        if starts:
            result.append(line[:_PARAGRAPH])
            break
        if line:
            result.append(line)
    return result


def _core(line: str) -> str:
    """A title without what stands in brackets behind it, said once, and that which a notice publishes."""
    line = re.sub(r"^(?:原标题|标题)\s*[:：]\s*", "", line.strip())[:_LONGEST]
    core = _BEHIND.sub("", line)
    if published := _PUBLISHED.search(core):
        core = _BEHIND.sub("", published["inner"])
    half = len(core) // 2
    if half > 5 and core[:half] == core[half:]:
        core = core[:half]
    core = core.strip("〈〉—–- ")
    if core.startswith("《"):
        core = core.removeprefix("《").removesuffix("》") if core.find("》") in (-1, len(core) - 1) else core
    elif core.count("》") > core.count("《"):
        core = core.removesuffix("》")
    return core


def _type(line: str) -> str:
    """What the last word of a title says; empty where it says no type."""
    core = _core(line)
    for match in reversed(list(_NOUN.finditer(core))):
        if _AFTER_NOUN.fullmatch(core, match.end()):
            return _TYPES[int(str(match.lastgroup)[1:])][0]
    return ""


def _is_title(line: str) -> bool:
    core = _core(line)
    return 4 <= len(core) <= 90 and not re.search(r"[。;；!！?？|]|[,，].*[,，].*[,，]", core) and bool(_type(line))


def _title(lines: Sequence[str]) -> str:
    """The first title among lines; one that is broken over several is put together."""
    for start in range(len(lines)):
        joined, found = "", ""
        for line in lines[start : start + 4]:
            if len(line) > 60 or (joined and not _goes_on(joined, found, line)):
                break
            joined += line
            if _is_title(joined):
                found = joined
        if not found and _is_title(lines[start]):
            found = lines[start]
        if found:
            return found
    return ""


def _goes_on(before: str, title: str, line: str) -> bool:
    """Whether a line belongs to the title of which ``before`` was read and which may be whole (``title``)."""
    if dates.is_date(line) or re.match(r"[—–(（]|\d", line) or re.search(r"[。:：;；]$", before):
        return False
    if title:
        return bool(re.match(r"的|和|与|及|纲要|建议|决定|规划|(?:实施|行动)(?:方案|计划)$", line))
    return bool(
        re.search(r"关于|发展|规划|《|建设|推进|加快|制定|印发|实施|[、的和与]$|政府$|委员会$|市委$|省委$", before)
    )


def _within(raw: str) -> str:
    """A title that stands in one line with the text, at its beginning."""
    start = _plain(simplify(re.split(r"各位代表|[。\n]", raw.lstrip()[:400])[0]))
    found = re.match(r"[^\s,，:：]{0,40}(?:政府工作报告|规划纲要|规划的建议|统计公报)", start)
    return found[0] if found else ""


def planned_year(found: About, text: str, named: int | None) -> int | None:
    """The year of a document; ``text`` is its Simplified text, ``named`` the year that its file is called by.

    That of a report is the year it plans for, of statistics the year that they count, of all others that of their
    adoption, else the first that they plan for. None where nothing tells.
    """
    first = found.years[0] if found.years else None
    if found.type == "report":
        return dates.report_year(first, found.adopted, text, named)
    if found.type == "communique":
        return first or named or dates.year(found.adopted, -1)
    if found.type == "plan" and found.years and (len(found.years) == 1 or is_account(found)):
        return found.years[-1]
    if first and found.type == "proposal":
        first -= 1  # a plenum adopts it before the plan begins
    if is_assessment(found):
        first = None
    return dates.year(found.adopted) or named or first or dates.year(dates.published(text))


def is_assessment(found: About) -> bool:
    """Whether it tells how far a plan for some years has come: “十四五”规划纲要实施情况中期评估报告."""
    return found.type == "plan" and "评估" in found.title


def is_plenum(found: About) -> bool:
    """Whether it tells what a plenum of a committee of the party did: 第八次全体会议公报."""
    return found.type == "decision" and found.title.endswith("公报")


def is_budget(found: About) -> bool:
    """Whether it is a budget, told with how the last one went."""
    return found.type == "plan" and "预算" in found.title and "报告" in found.title


def is_account(found: About) -> bool:
    """Whether a plan of a year is told with how the last one went: 2023年计划执行情况与2024年计划草案的报告."""
    return found.type == "plan" and "执行情况" in found.title


def span(type: str, year: int, found: About, text: str) -> Span:
    """The years that a document of this type and year plans for, and the year it looks back at."""
    if type == "communique":
        return Span(year, year, year)
    if type == "report":
        if dates.is_late(found.adopted) and found.adopted.startswith(str(year)):
            # read out late in the year that it is called by: that year it reviews, and plans for the next
            return Span(year + 1, year + 1, year, said_in=year)
        return Span(year, year, year - 1)
    if is_account(found) and year - 1 in found.years:
        return Span(year, year, year - 1)
    if is_assessment(found) and found.years and found.years[0] < year <= found.years[-1]:
        return Span(year, found.years[-1], year - 1)
    if len(found.years) > 1 and found.years[-1] > found.years[0]:
        first, last = found.years[0], found.years[-1]
        return Span(first, last, first - 1)
    if type == "plan" and found.years == (year,):  # a plan of one year names it
        return Span(year, year, year - 1)
    if type in _FIVE_YEARS:
        often = Counter(dates.period_end(match) for match in dates.PERIOD.finditer(text))
        ahead = [last for last, _ in often.most_common() if last - 5 <= year <= last]
        if ahead and often[ahead[0]] >= 3:
            return Span(ahead[0] - 4, ahead[0], ahead[0] - 5)
        later = Counter(int(value) for value in re.findall(r"到(20\d{2})年", text) if year < int(value) <= year + 6)
        if later:
            last = later.most_common(1)[0][0]
            first = max(year, last - 4)  # adopted at the end of the year before its first
            return Span(first, last, first - 1)
        return Span(year, year + 4, year - 1)
    later = _goals(text, year)
    return Span(year, later.most_common(1)[0][0] if later else year, year - 1)


def says_when(found: About, text: str, year: int) -> bool:
    """Whether a plan of action of a year says by when: in its title, or by one year that it names more than once."""
    often = _goals(text, year)
    return bool(found.years) or len(often) == 1 and often.total() > 1


def _goals(text: str, year: int) -> Counter[int]:
    """How often a text says by which year, of those from its own on."""
    return Counter(int(value) for value in re.findall(r"到(20\d{2})年", text) if year <= int(value) <= year + 6)
