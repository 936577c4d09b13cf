"""The shapes of what is given as JSON, of which docs/schema is made; the fields of records stand in ``plancmp.model``.

A field may come at any time; one that is changed or taken away costs a new number of the schema. ``Annotated`` says
what a field holds; where nothing is said it is the field of that name of a commitment or a quantity. Annotated with
another shape, a record has the fields of that shape too.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypedDict

from plancmp.model import (
    City,
    Clause,
    Commitment,
    Duty,
    Indicator,
    Kind,
    Level,
    Operator,
    Origin,
    Plan,
    PlanType,
    Strength,
    Theme,
    Topic,
)
from plancmp.query.diff.changes import Word

Number = int | float
Absence = Literal["no plan", "unread", "open", "nothing", "only done", "mentioned", "touched"]
Why = Literal["open", "withheld", "dropped", "bound", "other-basis", "revised", "no-direction"]
Judged = Literal["met", "missed", "about"] | None

CityId = Annotated[str, "the city"]
PlanId = Annotated[str, "the plan"]
TopicLabel = Annotated[str, "Chinese name of the topic"]
Adopted = Annotated[str, "the day the plan was adopted or issued, as far as known"]
Url = Annotated[str, "address of the document, empty where none is known"]
Adcode = Annotated[str, "code of the city (GB/T 2260)"]
LevelOf = Annotated[Level, "nation, province, prefecture or county"]


class ExportLine(TypedDict):
    """What a line of ``export`` has besides the fields of its commitment."""

    city_zh: Annotated[str, "Chinese name of the city"]
    city_en: Annotated[str, "English name of the city"]
    title: Annotated[str, "Chinese title of the plan"]
    title_en: Annotated[str, "English title of the plan"]
    adopted: Adopted
    url: Url


class Figure(TypedDict):
    """A row of ``export --figures``: a quantity, with what there is to know of its commitment, plan and city."""

    id: str
    city: str
    adcode: Adcode
    level: LevelOf
    within: Annotated[str, "where the city lies, the larger unit first"]
    plan: str
    type: Annotated[PlanType, "type of the plan"]
    adopted: Adopted
    clause: str
    theme: Annotated[str, "main theme of the commitment"]
    topic: str | None
    strength: Strength
    indicator: str | None
    label: str
    op: Operator
    value: Number | None
    value_max: Number | None
    unit: str
    base_value: Number | None
    base_unit: str | None
    from_year: int | None
    year: int | None
    annual: bool
    kind: Kind
    expected: bool
    duty: Duty | None
    delegated: bool
    cite: str
    origin: Origin
    url: Url


class Read(TypedDict):
    """How much of the documents of a city was read, in clauses."""

    clauses_total: Annotated[int, "how many clauses its documents have"]
    clauses_read: Annotated[int, "how many of them were read to the end"]


class ReadOpen(Read):
    """The same, with the commitments of drafts that have no topic."""

    open: Annotated[int, "commitments of drafts that have no topic"]


class CompareLine(TypedDict):
    """What stands opposite what: ids of commitments by city, and how alike the closest are."""

    score: Annotated[int, "likeness of the closest, 0 to 100"]
    ids: Annotated[dict[str, list[str]], "the commitments of the line, by city or plan"]


class _CompareRow(TypedDict):
    topic: Annotated[str, "the topic of the row"]
    label: TopicLabel
    theme: Annotated[str, "the theme it stands under"]
    score: Annotated[int | None, "likeness of the closest, 0 to 100; null where one city stands alone"]
    cells: Annotated[dict[str, list[Commitment]], "the commitments, by city or plan"]
    lines: Annotated[list[CompareLine], "what stands opposite what, the closest first; the rest is in no line"]


class CompareRow(_CompareRow, total=False):
    """A topic: commitments by city, lines, and with ``--explain`` what the closest have in common."""

    because: Annotated[str, "with --explain: what the closest have in common"]


class Compare(TypedDict):
    """``compare --json``."""

    schema: Literal["plancmp.compare/1"]
    cities: Annotated[list[str], "the cities side by side"]
    plans: Annotated[list[str], "the plans that were compared"]
    themes: Annotated[list[str], "the themes asked for; empty for all"]
    rows: Annotated[list[CompareRow], "one row a topic, the most telling first"]
    coverage: Annotated[dict[str, Read], "how much of the documents was read, by city or plan"]


class _Hit(TypedDict):
    score: Annotated[Number, "how well it fits, 0 to 100"]
    matched: Annotated[list[str], "the words that were found in it"]
    repeats: Annotated[list[str], "commitments of the city that say the same with the same figures"]
    commitment: Annotated[Commitment, "what was found"]


class Hit(_Hit, total=False):
    """A commitment that fits a query; with ``--explain`` why."""

    because: Annotated[list[str], "with --explain: what each part of the score is for"]


class Search(TypedDict):
    """``search --json``."""

    schema: Literal["plancmp.search/1"]
    query: Annotated[str, "the question as it was typed"]
    expanded: Annotated[list[str], "the words that were looked for too"]
    hits: Annotated[list[Hit], "what fits, the best first"]
    related: Annotated[list[Hit], "what is much like the best hits and does not hold the words"]


class Point(TypedDict):
    """A quantity with its place and basis."""

    indicator: str | None
    label: str
    op: Operator
    value: Number | None
    value_max: Number | None
    unit: str
    base_value: Number | None
    base_unit: str | None
    from_year: int | None
    year: int | None
    annual: bool
    kind: Kind
    expected: bool
    duty: Duty | None
    delegated: bool
    plan: PlanId
    clause: str
    commitment: Annotated[str | None, "the commitment it is a quantity of; null for a figure of the atlas"]
    strength: Annotated[Strength | None, "how firmly it is said; null for a figure of the atlas"]
    origin: Annotated[Literal["curated", "draft", "atlas"], "who read it"]
    basis: Annotated[
        Literal["level", "rate", "average", "yearly", "total", "rank"],
        "what there is, a growth, an average or a sum of years, an amount of one year, or a place in a list",
    ]


class Higher(Point):
    """What a place above aims at for the same time, and how far the city's figure is over it."""

    city: Annotated[str, "the place above"]
    markup: Annotated[Number | None, "the city's target minus it; null where they cannot be subtracted"]


class Target(Point, total=False):
    """A target; the first of a cell has what it starts from, what it needs a year, and by level what stands above."""

    start: Annotated[Point, "the newest result that it starts from"]
    needs: Annotated[Number | None, "change a year from there, in percent, or in the unit where growth tells nothing"]
    above: Annotated[dict[str, Higher], "what the places above aim at for the same time, by level"]


class TargetRow(TypedDict):
    """One indicator on one basis, in one unit and with one scope: targets by city."""

    indicator: Annotated[str, "the indicator of the row"]
    label: Annotated[str, "its Chinese name"]
    unit: Annotated[str, "the base unit of the row"]
    basis: Annotated[str, "the basis of the row, as of a point"]
    scope: Annotated[str, "what narrows the indicator in this row; empty for the whole"]
    leaders: Annotated[list[str], "the cities that aim at the best; empty where that cannot be said"]
    cells: Annotated[dict[str, list[Target]], "the targets by city, that which decides first"]


class Targets(TypedDict):
    """``targets --json``."""

    schema: Literal["plancmp.targets/1"]
    rows: Annotated[list[TargetRow], "one row an indicator, basis, unit and scope; what most cities share first"]


class TrackPoint(Point):
    """A figure of a line of time: whether it may be compared, and whether it is doubted."""

    compared: Annotated[bool, "whether it lies on the line that is judged"]
    doubted: Annotated[bool, "whether it is too far off to judge anything"]


class TrackYear(TypedDict):
    """A year: what was aimed at, what came of it, whether it was met, else why that cannot be told."""

    year: Annotated[int, "the year"]
    aim: Annotated[Point | None, "what was aimed at"]
    result: Annotated[Point | None, "what came of it"]
    verdict: Annotated[Judged, "met, about or missed; null where nothing is judged"]
    why: Annotated[Why | None, "why nothing is judged"]


class Kept(TypedDict):
    """Of so many aims of single years that can be judged, so many were met."""

    met: Annotated[int, "aims that were met, or about met"]
    of: Annotated[int, "aims that could be judged"]


class TrackRow(TypedDict):
    """A thing over the years, with its verdict and the reason."""

    indicator: Annotated[str | None, "the indicator; null for a thing that the vocabulary has no word for"]
    label: Annotated[str, "Chinese name of the thing, with its object or scope in brackets"]
    unit: Annotated[str, "the base unit of its line"]
    points: Annotated[list[TrackPoint], "all figures by year"]
    years: Annotated[list[TrackYear], "the years with an aim or a result"]
    kept: Annotated[Kept, "how many aims of single years were kept"]
    verdict: Annotated[str | None, "the verdict (docs/verdicts.md); null where nothing is aimed at"]
    due: Annotated[bool, "whether the verdict rests on a year that was due"]
    because: Annotated[str, "the arithmetic or the reason in a sentence"]


class TrackSummary(TypedDict):
    """How many rows have each verdict, due or not; how many things nothing tests yet."""

    due: Annotated[dict[str, int], "rows whose verdict rests on a year that was due, by verdict"]
    not_due: Annotated[dict[str, int], "the other rows, by verdict"]
    untested: Annotated[int, "things left out, of which one plan alone speaks and nothing is due"]
    kept: Annotated[Kept, "how many aims of single years were kept, over all rows"]


class Track(TypedDict):
    """``track --json``."""

    schema: Literal["plancmp.track/1"]
    city: CityId
    plans: Annotated[list[str], "its plans that were read"]
    summary: Annotated[TrackSummary, "the rows counted"]
    rows: Annotated[list[TrackRow], "one row a thing that is followed"]


class Count(TypedDict):
    """Commitments, those with a figure; of the planned ones those with a deadline and the firm."""

    commitments: Annotated[int, "all commitments"]
    quantified: Annotated[int, "those with a figure"]
    planned: Annotated[int, "those that promise something"]
    dated: Annotated[int, "of the planned those with a year to be reached"]
    firm: Annotated[int, "of the planned those said firmly (ensure, commit)"]


class CoverageRow(TypedDict):
    """A theme by city."""

    theme: Annotated[str, "the theme"]
    label: Annotated[str, "its Chinese name"]
    cells: Annotated[dict[str, Count], "what each city commits to under it"]


class StalePlan(TypedDict):
    """A newest plan that is older than the calendar lets expect: till when it reaches, and till when one should."""

    city: CityId
    type: Annotated[str, "type of the plan"]
    plan: Annotated[str, "the newest of that type"]
    until: Annotated[int, "the last year of its period"]
    expected: Annotated[int, "the year into which one should reach"]


class Coverage(TypedDict):
    """``coverage --json``."""

    schema: Literal["plancmp.coverage/1"]
    rows: Annotated[list[CoverageRow], "one row a theme"]
    totals: Annotated[dict[str, Count], "over all themes, by city"]
    coverage: Annotated[dict[str, ReadOpen], "how much of the documents was read, by city"]
    stale: Annotated[list[StalePlan], "newest plans that are older than the calendar lets expect"]
    plans: Annotated[list[str], "the plans that were counted"]


class GapRow(TypedDict):
    """A topic that others commit to: why the city does not, where it mentions it, and what the others say."""

    topic: Annotated[str, "the topic"]
    label: TopicLabel
    theme: Annotated[str, "the theme it stands under"]
    absent: Annotated[dict[str, Absence], "of each city without a commitment, why"]
    mentions: Annotated[
        dict[str, list[str]], "commitments of other topics that speak of it, or may where it is touched, by city"
    ]
    cells: Annotated[dict[str, list[Commitment]], "what the others commit to, and what the city reports as done"]


class Gaps(TypedDict):
    """``gaps --json``."""

    schema: Literal["plancmp.gaps/1"]
    city: CityId
    against: Annotated[list[str], "the cities it is held against"]
    reverse: Annotated[bool, "whether it is what the city alone commits to"]
    rows: Annotated[list[GapRow], "one row a topic, what most and firmest commit to first"]
    coverage: Annotated[dict[str, ReadOpen], "how much of the documents was read, by city"]


class RankAbove(TypedDict):
    """What a place lies in says of the same."""

    province: Annotated[Point | None, "the figure of its province"]
    nation: Annotated[Point | None, "the figure of the nation"]


class _RankRow(Point):
    rank: Annotated[int, "its place; those with the same value share one"]
    city: Annotated[str, "the place"]
    adcode: Adcode
    level: LevelOf
    above: Annotated[RankAbove, "the figures of what it lies in, of the same year"]
    over_province: Annotated[Number | None, "points above its province; null where no points can be counted"]


class RankRow(_RankRow, total=False):
    """A place with its figure; with ``--missed`` or ``--met`` the result against that aim."""

    result: Annotated[Point, "with --missed or --met: the result of the year"]
    gap: Annotated[Number, "how far it is beyond the aim, in the unit of the row; below zero it fell short"]


class RankSummary(TypedDict):
    """How many places there are, of how many the figure is known, and how these lie."""

    places: Annotated[int, "how many places there are"]
    known: Annotated[int, "of how many the figure is known"]
    min: Annotated[Number | None, "the lowest"]
    q1: Annotated[Number | None, "the first quartile"]
    median: Annotated[Number | None, "the middle"]
    q3: Annotated[Number | None, "the third quartile"]
    max: Annotated[Number | None, "the highest"]


class Rank(TypedDict):
    """``rank --json``."""

    schema: Literal["plancmp.rank/1"]
    indicator: Annotated[str, "what is ranked"]
    label: Annotated[str, "its Chinese name"]
    unit: Annotated[str, "the base unit of all rows"]
    kind: Annotated[Kind, "targets or results"]
    year: Annotated[int, "the year aimed at or measured"]
    levels: Annotated[list[str], "the levels of the places"]
    within: Annotated[list[str], "the places they lie in; empty for the nation"]
    around: Annotated[str | None, "the place whose neighbours alone are in the rows"]
    outcome: Annotated[Literal["missed", "met"] | None, "with --missed or --met: what the rows did"]
    rows: Annotated[list[RankRow], "the places, the best first; of aims held against results the farthest off"]
    summary: Annotated[RankSummary, "how the figures of all places lie"]
    unknown: Annotated[list[str], "places of which nothing is known, which says nothing of how they do"]
    otherwise: Annotated[list[str], "places whose figure is in a unit that cannot be made this one"]


# "from" is no name in Python.
_DiffPair = TypedDict(
    "_DiffPair",
    {
        "from": Annotated[Commitment | None, "the commitment of the earlier plan"],
        "to": Annotated[Commitment | None, "the commitment of the later plan"],
    },
)


class DiffRow(_DiffPair):
    """One commitment of the earlier plan, of the later, or both of one matter, with the change and the reason."""

    topic: Annotated[str | None, "the topic of the later, or where there is none of the earlier"]
    label: Annotated[str | None, "its Chinese name"]
    theme: Annotated[str, "its main theme"]
    change: Annotated[Word, "what became of it (docs/changes.md)"]
    because: Annotated[str, "the reason in a sentence"]


_DiffEnds = TypedDict(
    "_DiffEnds",
    {"from": Annotated[str, "the earlier plan"], "to": Annotated[str, "the later plan"]},
)


class Diff(_DiffEnds):
    """``diff --json``."""

    schema: Literal["plancmp.diff/1"]
    rows: Annotated[list[DiffRow], "every commitment of both plans, change by change"]
    summary: Annotated[dict[str, int], "how many rows each change has, also where only some are given"]


class Listed(TypedDict):
    """What a row of ``list`` has besides the fields of its record."""

    commitments: Annotated[int, "how many commitments there are of it; of the atlas how many figures"]


class Found(TypedDict):
    """What a plan has besides its fields."""

    url: Url


class ListedPlan(Listed, Found):
    """What a plan has in ``list`` besides its fields."""

    where: Annotated[str, "where its file is"]


class _List(TypedDict):
    schema: Literal["plancmp.list/1"]
    kind: Annotated[Literal["cities", "plans", "themes", "topics", "indicators"], "of what the rows are"]
    rows: Annotated[
        list[
            Annotated[City, Listed]
            | Annotated[Plan, ListedPlan]
            | Annotated[Theme, Listed]
            | Annotated[Topic, Listed]
            | Annotated[Indicator, Listed]
        ],
        "the records of the kind, with their fields (docs/data-format.md)",
    ]


class List(_List, total=False):
    """``list --json``."""

    stale: Annotated[list[StalePlan], "of plans: newest that are older than the calendar lets expect"]
    weighed: Annotated[int, "with --explain: from how many commitments the weights come"]
    changed: Annotated[int, "with --explain: how many have come or gone since"]


class ShownTheme(TypedDict):
    """How many commitments of a city or plan a theme has."""

    theme: Annotated[str, "the theme"]
    label: Annotated[str, "its Chinese name"]
    commitments: Annotated[int, "commitments with it as their main theme"]
    quantified: Annotated[int, "those with a figure"]


class Context(TypedDict):
    """The restored text around a cite."""

    before: Annotated[str, "the clause before it"]
    cite: Annotated[str, "the cite"]
    after: Annotated[str, "the clause after it"]


class _Show(TypedDict):
    schema: Literal["plancmp.show/1"]
    kind: Annotated[
        Literal["city", "plan", "theme", "topic", "indicator", "clause", "commitment"], "what the record is"
    ]
    record: Annotated[
        City | Annotated[Plan, Found] | Theme | Topic | Indicator | Clause | Commitment,
        "what the name means, with its fields (docs/data-format.md)",
    ]


class Show(_Show, total=False):
    """``show --json``."""

    plans: Annotated[list[Annotated[Plan, Found]], "of a city its plans, of a clause or commitment the one it is in"]
    clauses: Annotated[list[Clause], "of a plan: its clauses"]
    figures: Annotated[list[Point], "of a city: of each headline the newest target and the newest result"]
    themes: Annotated[list[ShownTheme], "of a city or plan: how many commitments each theme has"]
    commitments: Annotated[list[Commitment], "of a theme, topic, indicator or clause: its commitments"]
    context: Annotated[Context, "of a commitment, where its document was given: the text around the cite"]


class Finding(TypedDict):
    """One disagreement between records and document."""

    plan: PlanId
    clause: str
    commitment: Annotated[str | None, "the commitment; null where it is of the clause"]
    code: Annotated[
        Literal["clause-missing", "clause-unknown", "cite", "value", "operator", "year", "expected", "number", "aside"],
        "what disagrees",
    ]
    message: Annotated[str, "the disagreement in a sentence"]


class Verified(TypedDict):
    """What was held against one document."""

    plan: PlanId
    clauses: Annotated[int, "its clauses"]
    cites: Annotated[int, "cites that were looked for"]
    quantities: Annotated[int, "figures that were read again"]
    numbers: Annotated[int, "numbers of the text that have to be in a record or set aside"]
    same_file: Annotated[bool | None, "whether it is the registered file; null where no digest is registered"]
    findings: Annotated[list[Finding], "what disagrees"]


class VerifiedAtlas(TypedDict):
    """What was held against the reports of the atlas."""

    reports: Annotated[int, "reports whose document was found"]
    figures: Annotated[int, "figures that were read again"]
    findings: Annotated[list[Finding], "what disagrees"]


class Verify(TypedDict):
    """``verify --json``."""

    schema: Literal["plancmp.verify/1"]
    plans: Annotated[list[Verified], "one entry a plan whose document was found"]
    skipped: Annotated[list[str], "plans without a document to be held against"]
    atlas: Annotated[VerifiedAtlas, "the reports of the atlas"]


class Cite(TypedDict):
    """``cite --json``."""

    schema: Literal["plancmp.cite/1"]
    id: Annotated[str, "what show finds it by"]
    plan: PlanId
    clause: Annotated[str | None, "the clause; null for the whole plan"]
    issuer: Annotated[str, "who adopted or issued the plan"]
    title: Annotated[str, "Chinese title of the plan"]
    title_en: Annotated[str, "English title of the plan"]
    adopted: Adopted
    source: Annotated[str, "where the text was published"]
    url: Url
    version: Annotated[str, "version of the package"]
    data: Annotated[str, "what tells the data apart"]


class Report(TypedDict):
    """``report -f json``: the answers that it is made of."""

    schema: Literal["plancmp.report/1"]
    cities: Annotated[list[str], "the cities of the report"]
    plans: Annotated[list[str], "their plans"]
    data: Annotated[str, "what tells the data apart"]
    compare: Annotated[Compare | None, "side by side; null for one city"]
    coverage: Annotated[Coverage, "theme by city"]
    targets: Annotated[Targets, "the figures aimed at"]
    track: Annotated[list[Track], "what became of the targets, a city each"]
    gaps: Annotated[list[Gaps], "what each city lacks against the others"]


ANSWERS: dict[str, Any] = {
    "compare": Compare,
    "search": Search,
    "list": List,
    "show": Show,
    "targets": Targets,
    "track": Track,
    "coverage": Coverage,
    "gaps": Gaps,
    "verify": Verify,
    "rank": Rank,
    "diff": Diff,
    "report": Report,
    "cite": Cite,
    "figure": Figure,
    "commitment": Annotated[Commitment, ExportLine],
}
"""Name of a schema -> the shape of the whole; ``commitment`` and ``figure`` are lines of ``export``."""

ELSEWHERE: dict[type, tuple[str, ...]] = {Theme: ("topics",), Clause: ("commitments",)}
"""Fields of records that hold other records: these are given by themselves."""
