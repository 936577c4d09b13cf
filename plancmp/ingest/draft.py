"""A document as a draft data file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from plancmp.errors import DataError, UnknownName
from plancmp.ingest import dates, doubts, head, places, tables
from plancmp.ingest.chapters import of_plenum, standings
from plancmp.ingest.classify import Classifier
from plancmp.ingest.commitments import Coder, clause
from plancmp.ingest.labels import Labels
from plancmp.ingest.standing import Span, Standing, said_in
from plancmp.ingest.tables import IndicatorTable
from plancmp.knowledge import divisions, files, names, schema, yaml_io
from plancmp.knowledge.drafts import made_from
from plancmp.knowledge.origins import SHIPPED, where
from plancmp.messages import Message
from plancmp.model import City, Clause, Plan, PlanType
from plancmp.text.chinese import ORDINAL, han
from plancmp.text.clean import Cleaned, clean
from plancmp.text.normalise import one_line
from plancmp.text.segment import Passage, segment

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

_TITLES = {
    "report": "{year}年{zh}政府工作报告",
    "proposal": "{zh}{year}年规划建议",
    "plan": "{zh}{year}年规划",
    "decision": "{zh}{year}年决定",
    "prosperity": "{zh}共同富裕方案",
    "outline": "{zh}{year}年规划纲要",
    "action": "{zh}{year}年行动计划",
    "communique": "{zh}{year}年国民经济和社会发展统计公报",
}
_TITLES_EN = {
    "report": "{en} government work report {year}",
    "proposal": "{en} planning proposal {year}",
    "plan": "{en} plan {year}",
    "decision": "{en} decision {year}",
    "prosperity": "{en} common prosperity plan {year}",
    "outline": "{en} planning outline {year}",
    "action": "{en} action plan {year}",
    "communique": "{en} statistical communiqué {year}",
}
_OF_THE_NATION = {
    "proposal": "中共中央",
    "decision": "中共中央",
    "outline": "全国人民代表大会",
    "communique": "国家统计局",
}
_HEAD = """\
{made_from}
# Texts are the document's own sentences. plancmp check {id}.yaml says what to look at first, docs/codebook.md how to
# code.
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read: the records, and what to tell the user.

    ``says_city``: whether the file brings its city along; ``passed_over``: how many parts of sentences without a figure
    became no record; ``found``: what was done to the text; ``doubts``: why it may not be what it is said to be.
    """

    plan: Plan
    city: City
    says_city: bool
    clauses: tuple[Clause, ...]
    passed_over: int
    found: tuple[str, ...]
    doubts: tuple[str, ...]
    name: str

    @property
    def commitments(self) -> int:
        """How many there are."""
        return sum(len(item.commitments) for item in self.clauses)

    @property
    def quantities(self) -> int:
        """How many figures they hold."""
        return sum(len(record.quantities) for item in self.clauses for record in item.commitments)

    @property
    def open_topics(self) -> int:
        """How many commitments have no topic yet."""
        return sum(record.topic is None for item in self.clauses for record in item.commitments)

    def to_yaml(self) -> str:
        """The data file."""
        body: dict[str, Any] = {}
        if self.says_city:
            body["cities"] = [schema.to_data(self.city)]
        body["plans"] = [schema.to_data(self.plan)]
        body["plan"] = self.plan.id
        body["clauses"] = [schema.to_data(item) for item in self.clauses]
        return _HEAD.format(made_from=made_from(self.name), id=self.plan.id) + yaml_io.dump(body)


def own_entry() -> Message:
    """What to do for a place that the package does not know."""
    return Message(
        "a place that is no province, prefecture or county needs an entry under cities: in {path}",
        path=files.own() / files.ENTRY,
    )


class Reader:
    """Reads documents with the vocabulary and the records of one knowledge base, learnt once.

    ``without`` names plans it must not have learnt from, ``classifier`` who codes, where it is no matter of records.
    """

    def __init__(self, kb: KnowledgeBase, without: Sequence[str] = (), classifier: Classifier | None = None) -> None:
        self._kb = kb
        self._classifier = classifier or Classifier(kb, without)
        self._labels = Labels(kb)
        self._cities = {form: city for city in kb.all(City) for form in (names.key(city.zh), city.id, city.adcode)}

    def city(self, typed: str) -> tuple[City, bool]:
        """The city that a name means, and whether a draft must say it: not one that came with plancmp."""
        try:
            place = self._kb.find(City, typed)
            return place, not any(where(plan.id) == SHIPPED for plan in self._kb.all(Plan) if plan.city == place.id)
        except divisions.NoPlan as known:
            return divisions.city(known.division), True
        except (divisions.AmbiguousName, divisions.Merged):
            raise
        except UnknownName as unknown:
            places = divisions.nearest(typed)
            if places:
                unknown.nearest = tuple(places)
            unknown.hint = own_entry()
            if places:
                unknown.hint = Message("nearest: {names}; {hint}", names=places, hint=unknown.hint)
            raise

    def named(self, name: str, around: str) -> City | None:
        """The city that is exactly so called; of several that whose province or city the text ``around`` names."""
        wanted = names.key(name)
        if wanted in self._cities:
            return self._cities[wanted]
        try:
            found = divisions.find(name)
        except divisions.AmbiguousName as several:
            found = places.one_of([place for id in several.nearest if (place := divisions.find(id))], around)
        except UnknownName:
            return None
        return self.city(found.adcode)[0] if found else None

    @yaml_io.uncollected()
    def read(
        self,
        raw: str,
        name: str,
        *,
        city: str,
        type: str,
        year: int,
        source: str = "",
        sha256: str = "",
        about: head.About | None = None,
        issue: str = "",
        reasons: Sequence[str] = (),
    ) -> Draft:
        """The draft of one document.

        ``raw`` is its text as read, ``name`` the name of its file, ``sha256`` that of the file as found (else of the
        text), ``about`` what it says of itself where that is known, ``issue`` what stands for the year in the plan's id
        where the year does not suffice, ``reasons`` what made its reader doubt what it is. Raises
        :class:`DataError` for a text without a sentence of Chinese, :class:`UnknownName` for an unknown city.
        """
        place, to_be_said = self.city(city)
        cleaned = clean(_broken_up(raw))
        if han(cleaned.text) < 20:
            raise DataError(
                Message("{name} holds no Chinese text", name=name),
                hint=Message("a scanned document must be put through character recognition first"),
            )
        parts = segment(cleaned.text.split("\n"))
        said = about or head.about(raw)
        span = head.span(type, year, said, cleaned.text)
        plan = Plan(
            id=f"{place.id}-{type}-{issue or year}",
            city=place.id,
            type=cast("PlanType", type),
            title=_title(one_line(said.title), type, place, year),
            title_en=_TITLES_EN[type].format(en=place.en, year=year),
            issuer=_issuer(type, place, said),
            adopted=said.adopted
            if said.adopted[:4] in (str(year), str(year - 1), str(year + 1))
            else str(_issued(type, year)),
            period=str(span.first) if span.first == span.last else f"{span.first}-{span.last}",
            source=one_line(source or name) or "-",
            text_quality="; ".join([*said.marks, *_steps(cleaned)]),
            sha256=sha256 or hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(),
            origin="draft",
        )
        passages = [*parts.passages]
        if parts.closing.strip() and re.search(r"\d", parts.closing):
            passages.append(parts.back)
        if parts.preamble.strip() and re.search(r"\d.{0,8}(?:元|%|％|万|个百分点)", parts.preamble):
            passages.insert(0, _without_head(parts.front))
        span = said_in(cleaned.text, span, said.adopted)
        found = [tables.apart(item, span, type == "communique") for item in passages]
        passages = [item for item, _ in found]
        standing = standings(passages, span, reports=type != "action")
        if type == "communique":
            standing = {id: _all_reported(own, span.last) for id, own in standing.items()}
        if head.is_plenum(said):
            held = year if dates.is_late(said.adopted) else year - 1
            standing = {item.id: of_plenum(item, standing[item.id], held) for item in passages}
        if head.is_assessment(said) and said.years:
            standing = {id: _since(own, said.years[0], span) for id, own in standing.items()}
        if type == "action" and not head.says_when(said, cleaned.text, year):
            standing = {id: _of_no_year(own, span) for id, own in standing.items()}
        coder = Coder(self._classifier, self._labels.about(place), span)
        read = [
            _with_rows(clause(item, standing[item.id], plan.id, coder), rows, item, plan.id, coder)
            for item, rows in found
        ]
        doubtful = (*reasons, *doubts.doubts(cleaned.text, place, year, said, span))
        clauses, passed_over = tuple(item for item, _ in read), sum(count for _, count in read)
        return Draft(plan, place, to_be_said, clauses, passed_over, tuple(_steps(cleaned)), doubtful, one_line(name))


def _without_head(front: Passage) -> Passage:
    """What stands before the first clause, without the lines of the title, of dates and of who issued it."""
    lines = [line for line in front.text.split("\n") if line[-1:] in "。;；:："]
    return replace(front, text="\n".join(lines))


def _all_reported(standing: Sequence[Standing], year: int) -> list[Standing]:
    """What a communiqué reports has happened in its year."""
    return [item if item.tense == "none" else Standing("review", None, year) for item in standing]


def _since(standing: Sequence[Standing], first: int, span: Span) -> list[Standing]:
    """What an assessment of a plan looks back at is all that was done since its ``first`` year."""
    return [
        replace(item, first=first)
        if item.tense == "review" and (item.first, item.last) == (span.reviewed, span.reviewed)
        else item
        for item in standing
    ]


def _of_no_year(standing: Sequence[Standing], span: Span) -> list[Standing]:
    """What is planned where the document does not say by when: of no year, but where a paragraph names one."""
    return [
        replace(item, first=None, last=None)
        if item.tense == "plan" and not item.by_year and (item.first, item.last) == (span.first, span.last)
        else item
        for item in standing
    ]


def _with_rows(
    read: tuple[Clause, int], found: Sequence[IndicatorTable], passage: Passage, plan: str, coder: Coder
) -> tuple[Clause, int]:
    """What was read in the sentences of a clause, with the rows of its tables behind."""
    if not found:
        return read
    item, passed_over = read
    rows = tables.commitments(found, passage, plan, len(item.commitments) + 1, coder)
    return (
        Clause(id=item.id, title=item.title, commitments=(*item.commitments, *rows), set_aside=item.set_aside),
        passed_over,
    )


def _broken_up(raw: str) -> str:
    """A short document that stands in one line, broken before its headings. Of a long one the text layer does it."""
    longest = max(map(len, raw.split("\n")))
    if longest < 0.8 * len(raw) or longest > 3000:
        return raw
    return re.sub(
        rf"\s+(?={ORDINAL}、|[（(]{ORDINAL}[）)]|第{ORDINAL}[编篇章节]|——|各位代表)",
        "\n",
        raw,
    )


def _title(said: str, type: str, city: City, year: int) -> str:
    """The title of the document as it stands there, or one made for it: where there is none, or 政府工作报告 alone."""
    if re.sub("[《》]", "", said) in ("", "政府工作报告", "工作报告", f"{year}年政府工作报告"):
        return _TITLES[type].format(zh=city.zh, year=year)
    return said


def _issued(type: str, year: int) -> int:
    """The year in which a document without a date was issued: statistics a year after what they count."""
    return year + 1 if type == "communique" else year


def _issuer(type: str, city: City, said: head.About) -> str:
    if head.is_budget(said):
        return "财政部" if city.level == "nation" else f"{city.zh}财政局"
    if head.is_account(said):
        return "国家发展和改革委员会" if city.level == "nation" else f"{city.zh}发展和改革委员会"
    if city.level == "nation":
        return _OF_THE_NATION.get(type, "国务院")
    if type == "communique":
        return f"{city.zh}统计局"
    return f"{city.zh}人民政府" if type in ("report", "outline", "plan", "action") else f"中共{city.zh}委员会"


def _steps(cleaned: Cleaned) -> list[Message]:
    return [Message("{count} {note}", count=step.count, note=step.note) for step in cleaned.steps]
