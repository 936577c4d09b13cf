"""The quantities of a sentence: its figures with label, indicator, year and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancmp.ingest.cues import Cue, Cues
from plancmp.ingest.labels import Labels
from plancmp.ingest.labels.aims import AIM_BEHIND
from plancmp.ingest.sentences import Sentence
from plancmp.ingest.standing import Span, Standing
from plancmp.model import Aside, AsideReason, Kind, Quantity
from plancmp.text.chinese import CLAUSE_END
from plancmp.text.periods import YEARLY_MEAN, few, periods
from plancmp.text.quantities import Figure
from plancmp.text.tables import pattern
from plancmp.text.units import as_number, streaks

_OVER_SOME = re.compile(
    "(?:[二两三四五六七八九十]|(?<!\\d)[2-9])年(?:多|左右)?的?(?:来|里|间|时间)(?![^。;；]*[,，]比上年)"
)
"""Some years of which the last is known, and not the first, over which something rose: 4年里由1万亿元到2万亿元."""

_FROM = re.compile(rf"(?:由(?!于)|从(?![事业严])|自(?![来然主治贸动备愿觉营有我产]))[^{CLAUSE_END}]{{0,24}}$")
_TO = re.compile(rf"^[^{CLAUSE_END}]{{0,20}}(?:到|至|为|达|[跃迈]上)")
_SHARES = re.compile(r" ?[:：∶] ?")
_AND = re.compile(" ?[、和] ?")
_BRACKET = re.compile(
    rf"[^\d{CLAUSE_END}]{{0,8}}[(（](?:[^\d()（）]{{0,2}}\d{{4}}年(?:末|底)?|上年|去年|“?十.五”?期?末)"
    r"(?:[为是达:：]|实际|完成|实绩|预计)*(?:到)?$"
)
_PLANNED_BEFORE = re.compile(r"[(（](?:原?计划|年[初度](?:计划|目标)|目标)(?:[是为:：])?(?:增长|下降|控制在)?$")
_AGAINST_AIM = re.compile(
    rf"(?:超额(?:完成|实现)|(?:未能?|没有|尚未)(?:完成|达到|实现)|[高低好优多快]于|超[过出]|(?:距离?|离|与)(?:20\d\d年|“?十[一二三四五六]五”?)?)"
    rf"[^\d{CLAUSE_END}]{{0,10}}$"
)
_YEAR_BEHIND = re.compile(r"(?:以上|左右|以内)?[(（]((?:19|20)\d{2})年[^()（）]{0,4}[)）]")
# 到2027年、2030年,装机分别达到500万千瓦、800万千瓦
_RESPECTIVELY = re.compile(
    r"(?<![较比与同于、和及])(?P<years>(?:20\d\d年?[底末]?(?:、|和|及|与)(?:到|至)?){1,4}20\d\d年)[底末]?[^。;；\d]{0,30}分别[^。;；,，、\d]{0,10}$"
)
_EACH_YEAR = re.compile(r"20\d\d")
_NEXT_OF_YEARS = re.compile("(?:以上|左右|以内)?(?:、|和|及|与)")
_FARTHEST_YEARS = 80
_COUNTS = re.compile(
    r"\s?(?:大|个)?(?:重点|主要)?(?:方面|任务|措施|举措|要求|重点(?![\u4e00-\u9fff])|环节|领域|原则|工作(?=[:：]))"
)
_LISTS = re.compile(r"(?:以下|下列|如下|这|上述)$")
_MEAN = re.compile(rf"{YEARLY_MEAN}|年平均(?!值|浓度|气温|降水)|递增|平均每年")
_CIRCLE = re.compile(rf"[^{CLAUSE_END}]{{0,14}}?圈")
_BORDER = re.compile(rf"[{CLAUSE_END}\n]")


def is_listed(text: str, figure: Figure) -> bool:
    """Whether a number only counts what the document says next (以下6项任务)."""
    return bool(
        _LISTS.search(text[max(0, figure.start - 2) : figure.start])
        or (figure.type == "count" and _COUNTS.match(text, figure.end))
    )


# What is intended, and what has happened, whatever the chapter says.
_INTENDS = pattern("phrases", "intend")
_SURELY_INTENDS = pattern("phrases", "surely-intend")
_HAPPENED = pattern("phrases", "happened")
_THERE_IS = pattern("phrases", "there-is")
_SO_FAR = re.compile("(?:今年|年初)以来|[^了]了")
_EXPECTS = re.compile(r"预计|有望|可望|预估|(?<![最高多许即就方才便产])可(?:完成|实现|达(?=到?[约近超]?(?:\d|$)))")
_CLAUSES = re.compile(f"[{CLAUSE_END}]")
_EXPECTED_BEHIND = re.compile(
    rf"(?:左右|以上)?[(（][^()（）\d]{{0,4}}预计|[^{CLAUSE_END}]{{0,60}}(?:任务|目标)(?:预计|有望|可望)"
)
_LEADS = re.compile(
    r"(?:[\s*—]|[一二三四五六七八九十]是|初步|全[年市省区县州]|我[市省区县州]|本?年度?|今年|同时|其中|[到至]?[\d—-]*年[底末]?)*"
)
_AS_BELOW = re.compile("[^()（）]{0,6}下同")
_SAYS_MORE = re.compile(r"(?:同比|[比较]上年|总量|增速)?(?:增|降|下降|达|突破|超|[总占居位]|净增|其中|可比|同口径)")
# Totals and averages over years; what an own period (五年来, …) adds up; and a level, which it does not.
_TOTAL = re.compile(
    rf"[两三四五]年累计|累计(?!达|突破|超|[有已]|拥|注册|恢复|[降增][幅速])|{_MEAN.pattern}|合计|共计|总计|总共"
)
_SUMS = re.compile("累计(?!建成|培育|认定|形成|达|突破|超|[有已]|拥|注册|恢复|[降增][幅速])")
_ADDS_UP = pattern("phrases", "adds-up")
_ADDED = pattern("phrases", "added")
_STOCK = re.compile("达|突破|超过|总[量数]")
_FOUNDED = re.compile("(?:设立|建立|成立)(?!健全|完善)")
_DONE_BEHIND = re.compile(rf"(?:以上|左右)?[^{CLAUSE_END}、\d]{{0,24}}?(?:{pattern('phrases', 'done-behind').pattern})")
_AT_ONCE = re.compile("(?:剩余|最后|连续)[^,，、]{0,4}$")
"""Before a number: what was done with so many was done in one of the years (剩余40个村), or says how long (连续8次)."""
_CARRIED_OUT = re.compile("(?:完成|实施)了?$")
_NOUN_BEHIND = re.compile(rf"[^{CLAUSE_END}、\d]{{2,16}}")
# 较2018年下降15%: over the years since
_SINCE_ONE = re.compile(
    r"[比较](?:之|于)?(?P<base>20\d\d)年[末底]?(?:[^,，。;；]{0,6}[增提升降减下上多少高低扩])[^,，。;；]{0,4}(?<![到至达])$"
)
# 年均, 累计下降: in what is told of the last year these are of all the years of the chapter
_OF_ALL_YEARS = re.compile(rf"{_MEAN.pattern}|累计(?:下降|降低)")
# 增长60%,年均增长10%: over the same years
_MEAN_BEHIND = re.compile(
    r"(?:以上|左右)?(?:[、和][\d.]+%)*[,，]年均(?:分别|实际)?(?:增长|递增|提高)(?P<mean>\d{1,3}(?:\.\d{1,2})?)%"
)
OVER_YEARS = 2
"""A growth of so many times the mean behind it is one over all its years; one of less is that of the last."""

_INVESTED = re.compile("完成[^,，]*投资[^,，]*$")
_GREW = re.compile("(?:以上|左右)?[,，、](?:同比|比上年|较上年)?(?:增长|下降)|[,，、]完成年度")

_AMOUNTS = ("count", "money", "area", "length", "mass", "volume", "power", "containers")
_CHANGED = re.compile(r"(?:增长|下降|降低|增加|提高|提升|上升)(?:了|约|近|超过?)?(?:[\d.]+%(?:以上|左右)?[、和])*$")
MOST_GROWN, MOST_SAVED = 30, 8
"""Per cent: what rose by more in a review of some years that names none rose over all of them; so with energy."""

MOST_POINTS = 3
"""Points: what rose by so many in a review of some years rose over all of them."""

LIKELY_OF_SEVERAL = 15
"""Per cent: what grew by more in some years, and no word tells whether in all of them, is no growth of one for sure."""

_OVER_ALL = re.compile(r"年均|年平均|[三四五]年|\d倍")
_ONE_YEAR = re.compile("全年|当年|今年|去年|上年")
_FOR_YEARS = re.compile(
    r"(?:^(?=.年(?![来间内中里前后的期级制度以时]|[^,，]{0,6}(?:规划|计划|行动|方案|攻坚|工程|目标|任务)))"
    r"|(?<![一二三四五六七八九十第“\d近前])(?=.年(?:新|累计|共|投入|建|完成|吸引|引进|实施|年均|改造|解决|争取|培育|关停|全社会|进出口|总|减|政府"
    r"|造林|植树|绿化|治理|整治|培训|淘汰)))([三四五345]|两(?=年累计))年"
)
# What is held against all of an earlier plan is the sum of this one: 进出口116亿美元,是“十一五”的2倍.
_HELD_AGAINST = (
    r"(?:是|为|相当于|比|较)(?:[“\"]?(?P<plan>十[一二三四]五)(?![”\"]?(?:规划|时)?期?[末底中初])"
    r"|(?:上一?个|前一?个|前)五年(?![末底前]))"
)
_AGAINST_A_PLAN = re.compile(rf"(?:多|余|以上|左右)?(?:[,，]?|[^。;；]{{0,60}}[,，]分别){_HELD_AGAINST}")
YEARS_OF_A_PLAN = 5
_BEFORE = re.compile("[\\d%][^、和与\\d]{0,6}[、和与]")
"""The figure before in the same clause."""

_LEVEL = re.compile(r"(?:达到?|突破|超过?|升至|[升高长加大降]到|至|到|为|位居|稳定在|保持在?|维持在|控制在|第)[约近]?$")
# What was added is no level, whatever it came to: 城镇新增就业超22万人; but 新增就业人员总数达22万人 is one.
_SUMMED_UP = re.compile(r"新增(?:[^,，]*累计|(?:(?!长)[^,，、;；\d总量额率保])*)(?:达到?|超过?|突破)[约近]?$")
_EACH_LEVEL = re.compile(r"分别(?:达|为|是|超|突破|[升提增]\S{0,2}[至到])")
_CHANGES = re.compile("(?:增[速幅长]|[降涨]幅)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading the figures of a clause takes: the years its text names, and those of the document."""

    cues: Cues
    labels: Labels
    span: Span


def happened(text: str) -> bool:
    """Whether words of a plan only report what was: 已建成, 目前."""
    return bool(_HAPPENED.search(text)) and not _INTENDS.search(text)


def intends(text: str) -> bool:
    """Whether words of a review promise something."""
    return bool(_SURELY_INTENDS.search(text))


def quantities(
    sentence: Sentence, found: Sequence[Figure], wanted: Sequence[int], standing: Standing, reading: Reading
) -> list[Quantity]:
    """The figures at the places ``wanted`` of ``found`` (those of the sentence, counted from its start)."""
    result = []
    for place in wanted:
        figure = found[place]
        main = _bracketed(sentence.text, found, place)
        kind, first, year = _when(sentence, found, place, standing, reading, main is not None)
        here = sentence.start + figure.start
        # 增长41% of a year and of five years besides is of either: no growth of a year for sure.
        unsure = standing.both and standing.tense == "review" and _rise(figure, sentence.text[: figure.start]) > 0
        unsure = unsure or _moves_within_a_year(sentence, found, place, reading.cues)
        unsure = unsure or (
            figure.type == "percent"
            and abs(figure.value or Decimal(0)) >= LIKELY_OF_SEVERAL
            and _is_unsure_of_years(sentence, found, place, standing, reading)
        )
        part = reading.cues.part_of_year(here) if kind == "actual" else ""
        for label in reading.labels.of(sentence.text, found, place if main is None else main).each():
            op, value, highest = label.signed(figure)
            result.append(
                Quantity(
                    indicator=label.known(several_years=(first is not None and not figure.annual) or unsure)
                    if not (part or unsure and _CHANGES.search(label.text))
                    else None,
                    label=part + label.text.strip().split("\t")[-1],  # of a row of a table the cell before
                    op=op,
                    value=as_number(value or Decimal(0)),
                    value_max=None if highest is None else as_number(highest),
                    unit=figure.unit,
                    from_year=first,
                    year=year,
                    annual=figure.annual,
                    kind=kind,
                    expected=kind == "actual"
                    and (
                        _is_expected(reading.cues.said(here))
                        or _EXPECTED_BEHIND.match(sentence.text, figure.end) is not None
                    ),
                )
            )
    return result


def _is_expected(said: str) -> bool:
    """Whether a figure before which its sentence says this is an estimate.

    预计 that opens the sentence holds for all of its list; that opens a later part, to the next semicolon. Inside a
    clause (占比预计2.85%) it is of that clause, and of those that say more of the same thing.
    """
    for match in _EXPECTS.finditer(said):
        before, behind = said[: match.start()], said[match.end() :]
        leads = _LEADS.fullmatch(_CLAUSES.split(before)[-1]) or _AS_BELOW.match(said, match.end())
        if leads and (not _CLAUSES.search(before) or not re.search("[;；]", behind)):
            return True
        if all(map(_SAYS_MORE.match, _CLAUSES.split(behind)[1:])):
            return True
    return False


def is_unsure_of_years(
    sentence: Sentence, found: Sequence[Figure], places: Sequence[int], standing: Standing, reading: Reading
) -> bool:
    """Whether one of the figures, said of several years, may be of all of them or of the last, and no word tells which.

    Of five years 农民人均收入增长85% and 转移就业467万人次 count all; 生产总值增长7% is the last's. A level that is
    reached (达到50亿元) is that of the last year, and a sum that is called one is one.
    """
    return any(_is_unsure_of_years(sentence, found, place, standing, reading) for place in places)


def _is_unsure_of_years(
    sentence: Sentence, found: Sequence[Figure], place: int, standing: Standing, reading: Reading
) -> bool:
    figure, here = found[place], sentence.start + found[place].start
    cue = reading.cues.at(here)
    first, last = (cue.first, cue.last) if cue else (standing.first, standing.last)
    if first is None or last is None or first >= last or figure.annual or _YEAR_BEHIND.match(sentence.text, figure.end):
        return False
    kind, summed_from, year = _when(
        sentence, found, place, standing, reading, _bracketed(sentence.text, found, place) is not None
    )
    if summed_from is not None or year != last or kind == "baseline":
        return False
    clause = sentence.text[max(0, reading.cues.clause(here) - sentence.start) : figure.start]
    if _ONE_YEAR.search(reading.cues.said(here)) or _MEAN.search(clause):
        return False
    if figure.type == "percent":
        return kind == "actual" and any(
            _CHANGES.search(label.text) for label in reading.labels.of(sentence.text, found, place).each()
        )
    return figure.type in _AMOUNTS and not _LEVEL.search(clause) and not _EACH_LEVEL.search(clause)


def _when(
    sentence: Sentence, found: Sequence[Figure], place: int, standing: Standing, reading: Reading, aside: bool
) -> tuple[Kind, int | None, int | None]:
    """Kind, first year of a total over years, and year of a figure."""
    figure, text, cues = found[place], sentence.text, reading.cues
    here = sentence.start + figure.start
    behind = _YEAR_BEHIND.match(text, figure.end)
    own = int(behind[1]) if behind else _respective_year(text, found, place)
    cue = Cue(own, own, here, here + 1, "year") if own else cues.at(here)
    if standing.tense == "review" and _PLANNED_BEFORE.search(text, max(0, figure.start - 10), figure.start):
        return "target", None, cue.last if cue else standing.last  # 42.2万人(计划40万人)
    if standing.tense != "plan" and is_aim(text, found, place):
        return "target", None, cue.last if cue else standing.last
    # What a plan starts from is a baseline, what a review starts from a result of an earlier year.
    start: Kind = "baseline" if standing.tense == "plan" else "actual"
    if aside and cue:
        return start, None, cue.last
    if _is_baseline(text, found, place):
        year = cue.last if cue and behind else _base_year(sentence, figure, cue, standing, cues)
        return start, None, year
    clause = text[max(0, cues.clause(here) - sentence.start) : figure.start]
    if standing.tense == "plan":
        if cue and _is_of_the_plan(cue, text, clause, standing, reading.span):
            cue = None
        reported = (
            cues.part_year(here) and not _INTENDS.search(text) or (cues.since_at(here) or 9999) < reading.span.first
        )
        if not cue and reported and not _SURELY_INTENDS.search(clause):
            return "actual", None, None
        kind, year = _planned(clause, text, cue, standing, reading.span)
        if (
            kind == "target"
            and not cue
            and (_is_timeless(figure, text, clause) or _is_of_other_years(figure, clause, standing, reading.span))
        ):
            return kind, None, None
    else:
        kind, year = _reported(text, cue, standing, reading.span)
    held = _AGAINST_A_PLAN.match(text, figure.end) if kind == "actual" and figure.type in _AMOUNTS else None
    if held and year is not None:
        first = next(periods(held["plan"], year)).last + 1 if held["plan"] else year - YEARS_OF_A_PLAN + 1
        if first < year < first + YEARS_OF_A_PLAN:
            return kind, first, year
    behind = _MEAN_BEHIND.match(text, figure.end) if _CHANGED.search(clause) else None
    of_all = behind is not None and (figure.value or 0) >= OVER_YEARS * Decimal(behind["mean"])
    if kind == "actual" and year == standing.last and of_all and not _ONE_YEAR.search(clause):
        since = standing.of_years or standing.first
        if since is not None and year is not None and since < year:
            return kind, since, year
    added = _is_carried_out(text, clause, figure)
    if kind == "actual" and clause.startswith("其中"):  # 新增公路5万公里,其中高速公路2000公里: both were added
        begin = cues.clause(here)
        before = text[max(0, cues.clause(begin - 1) - sentence.start) : begin - sentence.start]
        added = added or _is_added(before, figure) and _STOCK.search(before) is None
    return kind, _from_year(clause, cues.said(here), figure, cue, cues.since_at(here), standing, year, added), year


def _respective_year(text: str, found: Sequence[Figure], place: int) -> int | None:
    """The year of a figure in a list of as many figures as years stand before: 到2027年、2030年,分别达到5座、8座."""
    first = place
    while first and _NEXT_OF_YEARS.fullmatch(text, found[first - 1].end, found[first].start):
        first -= 1
    told = _RESPECTIVELY.search(text, max(0, found[first].start - _FARTHEST_YEARS), found[first].start)
    if told is None:
        return None
    years = _EACH_YEAR.findall(told["years"])
    last = first + len(years) - 1
    listed = last < len(found) and all(
        _NEXT_OF_YEARS.fullmatch(text, found[number].end, found[number + 1].start) for number in range(first, last)
    )
    alone = last + 1 >= len(found) or not _NEXT_OF_YEARS.fullmatch(text, found[last].end, found[last + 1].start)
    return int(years[place - first]) if listed and alone and place <= last else None


def _is_carried_out(text: str, clause: str, figure: Figure) -> bool:
    """Whether what was done stands behind the figure (完成9万户棚户区改造, 40个村退出贫困), or so much was invested,
    also where it passed a mark (完成固定资产投资超过900亿元); with a growth behind it is that of a year.
    """
    if _INVESTED.search(clause):
        return _GREW.match(text, figure.end) is None
    behind = _NOUN_BEHIND.match(text, figure.end) if _CARRIED_OUT.search(clause) else None
    if behind and _ADDED.search(behind[0]):
        return True
    at_once = _LEVEL.search(clause) or _AT_ONCE.search(clause)
    return figure.type == "count" and not at_once and _DONE_BEHIND.match(text, figure.end) is not None


def is_aim(text: str, found: Sequence[Figure], place: int) -> bool:
    """Whether the result before is held against this figure: 新增就业10万人,超额完成9万人的目标."""
    figure = found[place]
    result = next((one for one in reversed(found[:place]) if one.type != "date"), None)
    if result is None or result.unit != figure.unit:
        return False
    before = _AGAINST_AIM.search(text, max(0, figure.start - 20), figure.start)
    return before is not None and AIM_BEHIND.match(text, figure.end) is not None


def _is_of_the_plan(cue: Cue, text: str, clause: str, standing: Standing, span: Span) -> bool:
    """Whether 今年 in a chapter that plans is the year that it plans, though the report was given before it."""
    early = cue.sort == "this" and cue.last < span.first
    return early and not (happened(text) or _SO_FAR.search(text) or _EXPECTS.search(clause))


def _planned(clause: str, text: str, cue: Cue | None, standing: Standing, span: Span) -> tuple[Kind, int | None]:
    """Kind and year of a figure of a plan; a year before the plan makes it a result."""
    if cue and cue.last < min(span.first, standing.first or span.first) and not _SURELY_INTENDS.search(clause):
        return "actual", cue.last
    if cue and cue.last >= span.first:
        return "target", cue.last
    if happened(text) or (_THERE_IS.search(clause) and not _INTENDS.search(clause)):
        return "actual", None
    return "target", standing.last


def _is_timeless(figure: Figure, text: str, clause: str) -> bool:
    """Whether a target holds as long as the plan does: a quota of each year, a circle of so many minutes.

    ``clause`` is what its clause says before it.
    """
    if figure.annual:
        return "每年" in text[: figure.start] and not _MEAN.search(clause)
    return figure.type == "duration" and bool(_CIRCLE.match(text, figure.end))


def _is_of_other_years(figure: Figure, clause: str, standing: Standing, span: Span) -> bool:
    """Whether a target is for more years than the chapter plans, and not told which: 三年造林90万亩, 年均增长8%."""
    first, last = standing.first or standing.last, standing.last
    if first == last == span.first and figure.annual and _MEAN.search(clause):
        return True
    told = _FOR_YEARS.search(clause)
    return told is not None and first is not None and last is not None and last - first + 1 < few(told[1])


def _reported(text: str, cue: Cue | None, standing: Standing, span: Span) -> tuple[Kind, int | None]:
    """Kind and year of a figure of a review."""
    last = standing.last or span.reviewed
    if not cue or cue.sort == "this" and not intends(text):
        return "actual", last
    if cue.last > last and (intends(text) or cue.last > span.first or cue.first < span.first):
        return "target" if cue.first >= span.first else "actual", cue.last if cue.first >= span.first else last
    return "actual", cue.last


def _from_year(
    clause: str,
    said: str,
    figure: Figure,
    cue: Cue | None,
    since: int | None,
    standing: Standing,
    year: int | None,
    carried_out: bool,
) -> int | None:
    """The first year of a total or an average over some years that end with ``year``.

    ``clause`` and ``said`` are what the clause and the sentence say before the figure;
    ``carried_out``, that it counts what was done.
    """
    whole = standing.last == year and (not cue or cue.first == cue.last == year and bool(_MEAN.search(clause)))
    years = _FOR_YEARS.search(clause)
    of_plan = cue is not None and cue.sort == "plan" and cue.first == cue.last  # 到“十五五”末
    if cue and cue.first < cue.last:
        first: int | None = cue.first
    elif since:
        first = since
    elif years and standing.tense == "review" and standing.last == year:  # 五年新增3000家
        first = (year or 0) - few(years[1]) + 1
    elif cue and of_plan and (years or _MEAN.search(said)):
        first = cue.last - 4
    else:
        first = standing.first if whole else None
    if (
        standing.of_years
        and not (cue and cue.first < cue.last)
        and standing.last == year
        and _OF_ALL_YEARS.search(clause)
    ):
        first = standing.of_years
    compared = _SINCE_ONE.search(clause) if figure.type != "multiple" else None
    if compared and year is not None:
        first = int(compared["base"]) + 1
        return first if first < year else None
    if first is None or year is None or first >= year or figure.unit in streaks():
        return None
    if _ONE_YEAR.search(clause, years.end() if years else 0):
        return None
    # In a review of some years and of the last of them besides a count is of the last, whatever is added up in it.
    summed = _SUMS.search(clause) is not None and not _ONE_YEAR.search(said)
    of_last = standing.both and not (cue or since or years or summed) and figure.type != "percent"
    if of_last:
        return None
    own = clause[max((match.end() for match in _BEFORE.finditer(clause)), default=0) :]
    said_total = _TOTAL.search(own if _LEVEL.search(own) else clause)  # 年均增长8.7%、收入突破万亿元
    if said_total and (not figure.annual or "年均" in clause or "平均" in clause):
        return first
    if of_plan and figure.annual and _MEAN.search(said):
        return first
    if cue and cue.first < cue.last:
        adds = _ADDS_UP.search(clause) or _is_added(clause, figure)
        adds = (adds and not _LEVEL.search(clause) or carried_out) and not figure.annual
        return first if "累计" in clause or adds else None
    # In a review of several years what was added is counted over all of them; a level and a growth are the last year's.
    of_chapter = not cue and first == standing.first and not figure.annual
    whole_plan = years is not None and few(years[1]) == year - first + 1 and first == standing.first
    of_years = bool(years) and (standing.tense == "review" or of_plan or whole_plan)  # 五年安排12亿元
    added = (_is_added(clause, figure) or of_years) and (not _LEVEL.search(clause) or _SUMMED_UP.search(clause))
    added = added or carried_out
    counts = figure.type in _AMOUNTS and added and not (_ONE_YEAR.search(said) and not of_years)
    grew = standing.tense == "review" and not standing.both and _rise(figure, clause) > 0
    return first if (counts or grew) and of_chapter or counts and of_years else None


def _is_added(clause: str, figure: Figure) -> bool:
    """Whether a clause says that so many were added before a figure, as what is done with many things adds up."""
    if figure.type not in _AMOUNTS:
        return False
    return _ADDED.search(clause) is not None or figure.type == "count" and _FOUNDED.search(clause) is not None


def _moves_within_a_year(sentence: Sentence, found: Sequence[Figure], place: int, cues: Cues) -> bool:
    """Whether a rate fell or rose to this from month to month (涨幅从7.7%降到3.6%), as no year is named for the first.

    Of a growth alone; what is there (城镇化率由70%提高到71%) is counted at the end of years.
    """
    figure = found[place]
    starts = _is_baseline(sentence.text, found, place)
    ends = place > 0 and _is_baseline(sentence.text, found, place - 1)
    if figure.type != "percent" or not (starts or ends):
        return False
    here = sentence.start + figure.start
    return cues.base_in(max(sentence.start, here - 36), here) is None


def _rise(figure: Figure, before: str) -> Decimal:
    """By how many per cent something rose or fell, if by more than it does in a year; else nothing."""
    words = before[-40:]
    if figure.type not in ("percent", "points") or not _CHANGED.search(words):
        return Decimal(0)
    if figure.type == "points":
        return abs(figure.value or Decimal(0)) if abs(figure.value or Decimal(0)) >= MOST_POINTS else Decimal(0)
    rise = abs(figure.value or Decimal(0))
    return rise if rise >= (MOST_SAVED if "能耗" in words else MOST_GROWN) else Decimal(0)


def _base_year(sentence: Sentence, figure: Figure, cue: Cue | None, standing: Standing, cues: Cues) -> int | None:
    """The year of the first value of 由A提高到B: the one named, else that before the period."""
    here = sentence.start + figure.start
    named = cues.base_in(max(sentence.start, here - 36), here)
    if named and named.sort == "last" and standing.tense == "review" and standing.last == named.last:
        return named.last - 1  # 由上年的, said of a year that is over itself
    if named:
        return named.last
    if standing.both and not cue and not _OVER_ALL.search(sentence.text):
        return None  # of the last year, or of all of them
    if not (cue and cue.first < cue.last) and _OVER_SOME.search(sentence.text, 0, figure.start):
        return None
    first = cue.first if cue and cue.first < cue.last else standing.first
    return first - 1 if first else None


def _bracketed(text: str, found: Sequence[Figure], place: int) -> int | None:
    """The place of the figure behind which this one stands in brackets as its base: 62.5%(2025年为61.4%)."""
    before = next((number for number in range(place - 1, -1, -1) if found[number].type != "date"), None)
    if before is None or not found[before].is_quantity or found[before].type != found[place].type:
        return None
    return before if _BRACKET.fullmatch(text[found[before].end : found[place].start]) else None


def _is_baseline(text: str, found: Sequence[Figure], place: int) -> bool:
    """由65%提高到70%, 从2020年的65%提高到2030年的70%: the first is where it starts; so are all shares of
    由9.5:45.2:45.3调整为8.9:44:47.1, and both of 由240元、154元提高到610元.
    """
    first = place
    while first and _SHARES.fullmatch(text, found[first - 1].end, found[first].start):
        first -= 1
    while place + 1 < len(found) and _SHARES.fullmatch(text, found[place].end, found[place + 1].start):
        place += 1
    while place + 1 < len(found) and _AND.fullmatch(text, found[place].end, found[place + 1].start):
        place += 1
    after = next((number for number in range(place + 1, len(found)) if found[number].type != "date"), None)
    if after is None or not found[after].is_quantity or found[place].type != found[after].type:
        return False
    return bool(
        _FROM.search(text[max(0, found[first].start - 25) : found[first].start])
        and _TO.search(text[found[place].end : found[after].start])
    )


def asides(text: str, found: Sequence[Figure], left: Sequence[int], labels: Labels) -> list[Aside]:
    """The numbers of a sentence that are no quantity, with what stands around them."""
    result = []
    for place in left:
        figure = found[place]
        why: AsideReason = (
            "list" if is_listed(text, figure) else "background" if labels.is_background(text, figure) else "name"
        )
        result.append(Aside(around(text, figure.start, figure.end, 16), why))
    return result


def around(text: str, start: int, end: int, longest: int = 24) -> str:
    """The figure with as much of its clause as fits, more of what stands before it than behind."""
    room = max(longest - (end - start), 0)
    first = max(start - room, 0)
    first = max([first, *(match.end() for match in _BORDER.finditer(text, first, start))])
    last = end
    while last < len(text) and last - first < longest and text[last] not in CLAUSE_END + "\n":
        last += 1
    return text[first:last][:longest].strip()
