"""One city's targets and results across its plans: year by year, with a verdict on each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plancmp.measures import Measure
from plancmp.measures.statement import Statement, named, state, with_measures
from plancmp.messages import AnyOf, Message
from plancmp.model import City, Commitment, Indicator, Plan, Record, keyword_record, record
from plancmp.query.answer import Answer
from plancmp.query.progress import reasons
from plancmp.query.progress.lines import Line, common_label, lines
from plancmp.query.progress.signs import settled
from plancmp.query.progress.silence import Documents
from plancmp.query.progress.statements import accounts, charted, contradicted, families, one_label, reports
from plancmp.query.progress.verdicts import VERDICTS, Case, Verdict, judge
from plancmp.query.progress.years import Year, kept, years
from plancmp.query.selection import EVERYTHING, OPTIONS, Selection
from plancmp.text.late import late
from plancmp.text.units import dimension

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import NarrowingRows


SPECIFIC = 5
"""A label that a machine read has to have so many characters to be the name of a thing (not 投资, 竣工)."""

_MEASURES_ONLY = late(
    "(?:(?:主要)?经济指标|产业(?=规模|增加值|产值)|项目(?=[总计年]?\\S?投资)|增加值|产值|产量|销售额?|营业|营收|主营|业务|收入|利润|税[金收]|利税|上缴|缴纳|入库|资金|财政性|投资额?|总[量额数]|数量|规模|余额"
    "|(?:[省市县区各本]级?)*财政(?:资金)?投入|(?:通车|运营|种植|播种)?(?:里程|面积)|综合|(?:覆盖|利用|处理|达标|合格|普及)率|[新净]增?|竣工|达产|达效|投产|投用|开工|建成|建设|完成|实现|签约|落地|引进|到位|年均|累计|增[速幅量]|[降涨升]幅|占比|比重|总)+"
)
"""A label of such words alone does not say whose they are (增加值增速, 新竣工达产): the words that did are missing."""

_LOOSE_END = late(
    r"(?:[和与及由从]|[和与及由从](?:[省市县区]|年?人均)|[\[［(（]|(?:区|域|范围|期限|年)内|基本普)$|^因(?!子)"
)
"""What a label that a machine read ends with when words are missing or left over (民生工程和市, 补助标准由人均,
保护区内), or begins with when it says why (因管线老化).
"""

_OF_TIME = late("[时期限间龄寿命]|年数|工龄|合同")
"""What the name of a number of years has; “卫生城”7年 is how often a title was won."""

_RANK_OF_NOTHING = late("(?:全国|全省|重点|省会|副省级|同类|大中)*城市中?排名")
"""A rank whose label only says among which."""

_STATE_BEFORE = late("(?:建成|新建|续建|投产)[和与及]$")
"""What a label lacks that is one of two states of what is counted: 建成和在建装机."""

_SHARE = late("[率比占份度幅降增减]|指数|贡献|覆盖|提高|下调")
"""What the name of a share has; 社会服务事项 of 70 % does not say what is done with them."""

_ASPECT = late("(?:年均)?(?:增速|降幅|涨幅|升幅|占比)$")

_MEASURES = {"average": "年均", "total": "合计", "rank": "排名", "addition": "每年新增", "rate": "增速"}


@record
class TrackRow(Record):
    """One thing as a line of time: ``points`` may be compared, ``others`` stand beside them and judge nothing.

    ``indicator`` has no id where the vocabulary has no word for a label. ``subject`` names the object where one
    indicator is stated of several (the progress of one railway), or a narrower scope; ``measure`` is that of the line,
    and ``main`` says whether it is the fullest of its indicator. ``doubted`` are values far off the line, or unsure in
    their draft.
    """

    indicator: Indicator
    subject: str
    measure: str
    main: bool
    unit: str
    points: tuple[Statement, ...]
    others: tuple[Statement, ...]
    doubted: tuple[Statement, ...]
    years: tuple[Year, ...]
    verdict: Verdict

    @property
    def everything(self) -> list[Statement]:
        """All statements by year, results before targets."""
        found = (*self.points, *self.others, *self.doubted)
        return sorted(found, key=lambda one: (one.year or 9999, one.target, one.plan.adopted))

    @property
    def kept(self) -> tuple[int, int]:
        """Of the years that were judged, how many kept their aim; and how many were judged."""
        return kept(self.years)

    @property
    def aside(self) -> str:
        """What tells it from the main row of its indicator: its object or scope, else that it is an average or sum."""
        return self.subject or ("" if self.main else _MEASURES.get(self.measure, ""))

    @property
    def label(self) -> str:
        """The name of the thing in Chinese."""
        return f"{self.indicator.zh}({self.aside})" if self.aside else self.indicator.zh


@keyword_record
class Track(Answer):
    """What became of a city's targets.

    ``untested`` counts the things left out because one plan alone speaks of them and nothing is due;
    ``typed`` are the indicators asked for, as they were typed.
    """

    city: City
    plans: tuple[Plan, ...]
    rows: tuple[TrackRow, ...]
    untested: int = 0
    typed: tuple[str, ...] = ()

    @property
    def nothing(self) -> str:
        """Why there is nothing to follow."""
        what = AnyOf(self.typed)
        narrowed = self.selection.narrows(*OPTIONS.keys() - {"indicators"})
        # That they do not state it would be too much: they may admit it as a shortcoming, or say it in words.
        if not self.plans:
            why = Message("it has no plan")
        elif self.typed and narrowed:
            why = Message(
                "its plans hold no figure of {what} that can be followed and fits what is asked for", what=what
            )
        elif self.typed:
            why = Message("its plans hold no figure of {what} that can be followed", what=what)
        elif narrowed:
            why = Message("nothing in its plans that fits what is asked for tests or repeats a target")
        else:
            why = Message("nothing in its plans tests or repeats a target")
        return Message("nothing to follow for {id}: {why}", id=self.city.id, why=why)

    def counts(self, due: bool) -> dict[str, int]:
        """How many rows have each verdict, of those that rest on a year that was due, or of the others."""
        found = Counter(row.verdict.word for row in self.rows if row.verdict.due is due)
        return {word: found[word] for word in VERDICTS if found[word]}

    @property
    def kept(self) -> tuple[int, int]:
        """Of the aims of single years that could be judged, how many were kept; and how many were judged."""
        return sum(row.kept[0] for row in self.rows), sum(row.kept[1] for row in self.rows)

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As the JSON contract has it; ``because`` is in ``lang``, ``verdict`` is null where nothing is aimed at."""
        met, judged = self.kept
        return {
            "schema": "plancmp.track/1",
            "city": self.city.id,
            "plans": [plan.id for plan in self.plans],
            "summary": {
                "due": self.counts(True),
                "not_due": self.counts(False),
                "untested": self.untested,
                "kept": {"met": met, "of": judged},
            },
            "rows": [_entry(row, lang) for row in self.rows],
        }


def _entry(row: TrackRow, lang: str) -> dict[str, Any]:
    met, judged = row.kept
    marks = [(one, one in row.points, one in row.doubted) for one in row.everything]
    return {
        "indicator": row.indicator.id or None,
        "label": row.label,
        "unit": row.unit,
        "points": [{**one.to_dict(), "compared": good, "doubted": doubt} for one, good, doubt in marks],
        "years": [
            {
                "year": year.year,
                "aim": None if year.aim is None else year.aim.to_dict(),
                "result": None if year.result is None else year.result.to_dict(),
                "verdict": year.verdict,
                "why": None if year.gap is None else year.gap.why,
            }
            for year in row.years
        ],
        "kept": {"met": met, "of": judged},
        "verdict": row.verdict.word,
        "due": row.verdict.due,
        "because": row.verdict.because(lang),
    }


def track(
    kb: KnowledgeBase,
    city: str,
    indicators: Sequence[str] = (),
    selection: Selection = EVERYTHING,
    **by: Unpack[NarrowingRows],
) -> Track:
    """Every indicator, and every label without one, that a city aims at and that something tests or repeats.

    Names are understood as :meth:`KnowledgeBase.find` does. Indicators asked for come with their growth rate, their
    addition and their stock, also when they are stated once. The rest of the selection, whose fields may be given as
    keywords, chooses rows: those of its themes and topics, and with a figure that fits. They are whole: a verdict rests
    on all plans of the city.
    """
    since = len(kb.guesses)
    place = kb.find(City, city)
    typed = replace(selection, **by, indicators=(*indicators, *selection.indicators))
    answer = replace(_track(kb, place, typed), guesses=kb.guessed(since))
    return answer.explained(typed, lambda other: _track(kb, place, other))


def _track(kb: KnowledgeBase, place: City, typed: Selection) -> Track:
    asked = typed.resolved(kb)
    own = kb.plans([place.id])
    mapped = reports(kb, EVERYTHING, [place], own)
    plans = tuple(sorted((*own, *mapped), key=lambda plan: (plan.adopted, plan.id)))
    everything = kb.all(Indicator)
    related = families(everything)
    wanted = {other for name in asked.indicators for other in related[name]}
    items = kb.commitments(cities=[place.id])
    counts = {plan.id: kb.count_clauses([plan.id]) for plan in own}
    unread = [name for name, (total, read) in counts.items() if read < total]
    reader = _Reader(plans, items, unread, everything, related, kb.measures(items))
    said = [one for some in reader.found.values() for one in some]
    for one in charted(kb, [place.id], everything, said, mapped):
        reader.found[one.quantity.indicator or ""].append(one)
    rows: list[TrackRow] = []
    for indicator in everything:
        if indicator.id in reader.found and (not wanted or indicator.id in wanted):
            rows += reader.rows(indicator, reader.found[indicator.id], alone=bool(wanted))
    if not wanted:
        for label in reader.labels():
            rows += reader.rows(label, reader.labelled[one_label(label.zh)], alone=False)
    if asked.narrows(*OPTIONS.keys() - {"indicators"}):
        rows = list(filter(_chosen(kb, asked, place), rows))
    rows.sort(key=_order)
    # Beside what is tested, figures of which nothing is due say nothing; asked for, or alone, they are shown.
    told = [row for row in rows if _tells(row)] if not wanted and len(plans) > 1 else rows
    untested = len(rows) - len(told)
    return Track(
        selection=asked,
        notes=(*_notes(place, plans, untested), *contradicted(kb, [place.id], everything, said)),
        city=place,
        plans=plans,
        rows=tuple(told),
        untested=untested,
        typed=tuple(typed.indicators),
    )


def _chosen(kb: KnowledgeBase, asked: Selection, place: City) -> Callable[[TrackRow], bool]:
    """What tells the rows that are asked for: by what they measure, and by a figure that fits the selection."""
    of_matter = Selection(themes=asked.themes, topics=asked.topics)
    measured = {indicator.id for indicator in of_matter.measures(kb)}
    rest = replace(asked, indicators=(), themes=(), topics=())
    among = {plan.id for plan in rest.documents(kb)}
    outer = rest.outer(kb)
    inside = not outer or any(place.lies_in(other) for other in outer)
    if inside and (not rest.levels or place.level in rest.levels) and (not rest.cities or place.id in rest.cities):
        among |= {plan.id for plan in reports(kb, rest, [place], kb.plans([place.id]))}

    def chosen(row: TrackRow) -> bool:
        if row.indicator.id and row.indicator.id not in measured:
            return False
        return any(
            one.plan.id in among and rest.fits(one.item) and (row.indicator.id or of_matter.fits(one.item))
            for one in row.everything
        )

    return chosen


def _notes(city: City, plans: Sequence[Plan], untested: int) -> Iterator[str]:
    """What the rows cannot tell, and what is left out of them."""
    if len(plans) == 1:
        yield Message(
            "{city} has one plan only ({plan}), no later one to hold its targets against; "
            "this is what it states more than once",
            city=city.id,
            plan=plans[0].id,
        )
    if untested:
        yield Message(
            "{count} more things have targets that nothing tests yet; name an indicator to see it", count=untested
        )


def _order(row: TrackRow) -> tuple[bool, int, int]:
    word = row.verdict.word
    return not row.verdict.due, VERDICTS.index(word) if word else len(VERDICTS), -row.kept[1]


def _tells(row: TrackRow) -> bool:
    if row.verdict.word is None:
        return False
    known = any(year.verdict or (year.aim and year.gap and year.gap.tells) for year in row.years)
    return row.verdict.word != "open" or known


class _Reader:
    """The figures of a city by indicator and by label, and the rows that they make."""

    def __init__(
        self,
        plans: Sequence[Plan],
        items: Sequence[Commitment],
        unread: Sequence[str],
        everything: Sequence[Indicator],
        related: dict[str, set[str]],
        measured: Mapping[str, Sequence[Measure]] | None = None,
    ) -> None:
        self.record = Documents(plans, items, unread)
        self._lines: dict[str, list[Line]] = {}
        self.related = related
        self.known = {indicator.id: indicator for indicator in everything}
        self.stocks = {indicator.addition_of for indicator in everything if indicator.addition_of is not None}
        self.found: dict[str, list[Statement]] = defaultdict(list)
        self.labelled: dict[str, list[Statement]] = defaultdict(list)
        by_id = {plan.id: plan for plan in plans}
        # A figure that bears the name of an indicator and is not counted to it is of a part of the place, or in doubt.
        names = {one_label(name) for indicator in everything for name in (indicator.zh, *indicator.aliases)}
        for item in settled(items):
            for quantity, known in with_measures(item, measured or {}):
                plan = by_id[item.plan]
                if quantity.indicator in self.known:
                    thing = self.known[quantity.indicator]
                    self.found[quantity.indicator].append(state(quantity, item, plan, thing, known))
                elif quantity.label and one_label(quantity.label) not in names:
                    self.labelled[one_label(quantity.label)].append(
                        state(quantity, item, plan, named(quantity.label), known)
                    )
        for things in (self.found, self.labelled):
            things.update({name: accounts(some) for name, some in things.items()})

    def labels(self) -> list[Indicator]:
        """The labels without an indicator of which several plans speak, each as a thing of its own."""
        result = []
        for name, some in self.labelled.items():
            told = len({one.plan.id for one in some}) > 1 or any(one.quoted for one in some)
            several = told and any(one.target for one in some)
            drafted = any(one.plan.origin == "draft" for one in some)
            unnamed = len(name) < SPECIFIC or any(
                (_LOOSE_END.search(name), _MEASURES_ONLY.fullmatch(name), _RANK_OF_NOTHING.fullmatch(name))
            )
            unnamed = unnamed or (not _SHARE.search(name) and any(one.unit == "%" for one in some))
            lasting = dimension(some[0].unit) in ("duration", "age") and not _OF_TIME.search(name)
            unnamed = unnamed or (lasting and some[0].quantity.unit == "年")
            if several and not (drafted and (unnamed or _repeated(some) or any(map(_is_cut, some)))):
                result.append(named(common_label(one.quantity.label for one in some)))
        return result

    def rows(self, indicator: Indicator, items: Sequence[Statement], *, alone: bool) -> list[TrackRow]:
        """The fullest line with the figures beside it, and every other line on which something was judged."""
        drawn = lines(items, indicator, self.stocks)
        if not (alone or any(one.target for one in items)):
            return []
        if not drawn:
            return self._unjudged(indicator, items)
        main, rows, beside = drawn[0], [], []
        for line in drawn[1:]:
            row = self._row(line, indicator, (), {}, main=False)
            object_asked_for = alone and line.subject
            if object_asked_for or row.kept[1] or row.verdict.word not in ("open", "withheld", "dropped", None):
                rows.append(row)
            else:
                beside.append(line)
        compared = {id(one) for line in drawn for one in (*line.points, *line.doubted)}
        others = [one for line in beside for one in (*line.points, *line.doubted)]
        others += [one for one in items if id(one) not in compared]
        return [self._row(main, indicator, others, _elsewhere(beside, main), main=True), *rows]

    def _unjudged(self, indicator: Indicator, items: Sequence[Statement]) -> list[TrackRow]:
        """The row of a thing of which all that is said is handed down, or admitted as a shortcoming."""
        aims = [one for one in items if one.target and one.item.strength != "problem"]
        if not aims:
            return []
        verdict = Verdict("open", (reasons.waiting(aims[-1]),), None, aims[-1])
        return [TrackRow(indicator, "", "year", True, aims[-1].unit, (), tuple(items), (), (), verdict)]

    def _row(
        self,
        line: Line,
        indicator: Indicator,
        others: Sequence[Statement],
        elsewhere: dict[int, list[Statement]],
        *,
        main: bool,
    ) -> TrackRow:
        family = frozenset(self.related.get(indicator.id, ()))
        table = tuple(years(line, self.record, indicator, family, elsewhere))
        growth = [
            one
            for name in sorted(family - {indicator.id})
            if self.known[name].growth_of == indicator.id
            for growing in self._drawn(name)[:1]
            for one in growing.points
        ]
        case = Case(line, indicator, table, self.record, tuple(growth), self._yearly(line, indicator), family)
        verdict = _redefined(line, others) or judge(case)
        points = sorted(line.points, key=lambda one: (one.year or 9999, one.target, one.plan.adopted))
        return TrackRow(
            indicator,
            line.subject,
            line.measure,
            main,
            line.unit,
            tuple(points),
            tuple(others),
            line.doubted,
            table,
            verdict,
        )

    def _drawn(self, name: str) -> list[Line]:
        """The lines of an indicator, drawn once: of many things it is the growth, or a part."""
        if name not in self._lines:
            self._lines[name] = lines(self.found.get(name, ()), self.known[name], self.stocks)
        return self._lines[name]

    def _yearly(self, line: Line, indicator: Indicator) -> Line | None:
        """The line of single years whose sum is a total."""
        if line.measure != "total":
            return None
        name = indicator.id.removesuffix("-cumulative")
        if name not in self.known:
            return None
        return next(
            (one for one in self._drawn(name) if one.measure in ("year", "addition") and one.unit == line.unit), None
        )


def _repeated(some: Sequence[Statement]) -> bool:
    """Whether one plan gives two values for one year under a label: then the label is no name of one thing."""
    values: dict[tuple[object, ...], float] = {}
    for one in some:
        if one.quantity.value is not None:
            key = one.plan.id, one.span, one.quantity.kind, one.basis, one.unit
            if values.setdefault(key, one.value) != one.value:
                return True
    return False


def _is_cut(one: Statement) -> bool:
    """Whether words are missing before its label, as it begins with a bracket ((改造)厕所), or a figure that belongs to
    it: 2000万元以上项目资金.
    """
    if one.quantity.label.startswith(("(", "（")):
        return True
    label = one.quantity.label
    if label.endswith("增量") and f"{label[:-2]}提升" in one.item.text and dimension(one.unit) == "count":
        return True  # 绿化提升7处: what is bettered is not what is added
    before, found, _ = one.item.text.partition(_ASPECT.sub("", label))
    if found and _STATE_BEFORE.search(before):
        return True
    return bool(found) and before.endswith(("以上", "以下", "以内")) and not one.written.search(before)


def _elsewhere(beside: Iterable[Line], main: Line) -> dict[int, list[Statement]]:
    """Aims and results of single years of the same thing, measured as on the main line but not comparable with it."""
    found: dict[int, list[Statement]] = defaultdict(list)
    for line in beside:
        if line.measure == main.measure:
            for one in line.points:
                if one.year is not None and (one.aim or not one.target):
                    found[one.year].append(one)
    return found


def _redefined(line: Line, others: Sequence[Statement]) -> Verdict | None:
    """Aims and results of one indicator exist, and no two of them lie on one line."""
    everything = [*line.points, *others]
    aims = [one for one in everything if (one.aim or one.goal) and one.quantity.value is not None]
    results = [one for one in everything if not one.target and one.year is not None and one.item.strength != "problem"]
    if len(line.points) > 1 or not aims or not results or any(one.plan.origin != "curated" for one in everything):
        return None
    first = min(aims, key=lambda one: one.plan.adopted)
    later = [one for one in results if one.plan.adopted > first.plan.adopted and one.basis == first.basis]
    if not later or len({(one.basis, one.unit, one.quantity.label) for one in everything}) < len(everything):
        return None
    return Verdict("redefined", (reasons.different(first, later[-1]),), None, first)
