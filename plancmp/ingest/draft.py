"""A document as a draft data file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plancmp.errors import DataError, UnknownName
from plancmp.ingest import about as abouts
from plancmp.ingest.classify import Classifier
from plancmp.ingest.labels import Labels
from plancmp.ingest.records import Coder, clause, one_line
from plancmp.ingest.tense import reviews
from plancmp.knowledge import divisions, files, schema, yaml_io
from plancmp.knowledge.origins import SHIPPED, where
from plancmp.model import City, Clause, Plan
from plancmp.text.clean import Cleaned, clean
from plancmp.text.segment import Passage, segment

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

_TITLES = {
    "report": "{year}年{zh}政府工作报告", "proposal": "{zh}{year}年规划建议", "plan": "{zh}{year}年规划", "decision": "{zh}{year}年决定",
    "prosperity": "{zh}共同富裕方案", "outline": "{zh}{year}年规划纲要", "action": "{zh}{year}年行动计划",
}
_TITLES_EN = {
    "report": "{en} government work report {year}", "proposal": "{en} planning proposal {year}", "plan": "{en} plan {year}",
    "decision": "{en} decision {year}", "prosperity": "{en} common prosperity plan {year}",
    "outline": "{en} planning outline {year}", "action": "{en} action plan {year}",
}
_HEAD = """\
{made_from}
# Texts are the document's own sentences. plancmp check {id}.yaml says what to look at first, docs/codebook.md how to code.
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
            body["cities"] = [schema.plain(self.city)]
        body["plans"] = [schema.plain(self.plan)]
        body["plan"] = self.plan.id
        body["clauses"] = [schema.plain(item) for item in self.clauses]
        return _HEAD.format(made_from=made_from(self.name), id=self.plan.id) + yaml_io.dump(body)


def made_from(name: str) -> str:
    """The first line of the draft of a document: a draft that has it need not be made again."""
    return f"# A draft, read by machine from {one_line(name)}"


class Reader:
    """Reads documents with the vocabulary and the records of one knowledge base, learnt once."""

    def __init__(self, kb: KnowledgeBase, without: Sequence[str] = ()) -> None:
        self._kb = kb
        self._classifier = Classifier(kb, without)
        self._labels = Labels(kb)

    def city(self, typed: str) -> tuple[City, bool]:
        """The city that a name means, and whether a draft must say it: not one that came with plancmp."""
        try:
            place = self._kb.find(City, typed)
            return place, not any(where(plan.id) == SHIPPED for plan in self._kb.all(Plan) if plan.city == place.id)
        except divisions.NoPlan as known:
            return divisions.city(known.division), True
        except divisions.AmbiguousName:
            raise
        except UnknownName as unknown:
            places = divisions.nearest(typed)
            if places:
                unknown.nearest = tuple(places)
            nearest = f"nearest: {', '.join(places)}; " if places else ""
            unknown.hint = f"{nearest}a place that is no province, prefecture or county needs an entry under cities: in {files.own() / files.ENTRY}"
            raise

    def read(self, raw: str, name: str, *, city: str, type: str, year: int, source: str = "", sha256: str = "") -> Draft:
        """The draft of one document.

        ``raw`` is its text as read, ``name`` the name of its file, ``sha256`` that of the file as found (else of the text). Raises :class:`DataError` for a text without a
        sentence of Chinese, :class:`UnknownName` for a city that nobody knows.
        """
        place, to_be_said = self.city(city)
        cleaned = clean(_broken_up(raw))
        if len(re.findall(r"[\u4e00-\u9fff]", cleaned.text)) < 20:
            raise DataError(f"{name} holds no Chinese text", hint="a scanned document must be put through character recognition first")
        parts = segment(cleaned.text.split("\n"))
        said = abouts.about(cleaned.text)
        span = abouts.span(type, year, said, cleaned.text)
        plan = Plan(
            id=f"{place.id}-{type}-{year}", city=place.id, type=type,
            title=one_line(said.title) or _TITLES[type].format(zh=place.zh, year=year),
            title_en=_TITLES_EN[type].format(en=place.en, year=year), issuer=_issuer(type, place),
            adopted=said.adopted if said.adopted[:4] in (str(year), str(year - 1), str(year + 1)) else str(year),
            period=str(span.first) if span.first == span.last else f"{span.first}-{span.last}",
            source=one_line(source or name) or "-", text_quality="; ".join(_steps(cleaned)),
            sha256=sha256 or hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(), origin="draft",
        )
        passages = [*parts.passages]
        if parts.closing.strip() and re.search(r"\d", parts.closing):
            passages.append(Passage("(末)", "结尾", parts.closing))
        if parts.preamble.strip() and re.search(r"\d.{0,8}(?:元|%|％|万|个百分点)", parts.preamble):
            passages.insert(0, Passage("(首)", "开头", parts.preamble))
        looking_back = reviews(passages, span)
        coder = Coder(self._classifier, self._labels, span)
        read = [clause(item, looking_back[item.id], plan.id, coder) for item in passages]
        doubts = tuple(abouts.doubts(cleaned.text, parts, place, year, said, span))
        clauses, passed_over = tuple(item for item, _ in read), sum(count for _, count in read)
        return Draft(plan, place, to_be_said, clauses, passed_over, tuple(_steps(cleaned)), doubts, one_line(name))


def _broken_up(raw: str) -> str:
    """A short document that stands in one line, broken before its headings. Of a long one the text layer does it."""
    longest = max(map(len, raw.split("\n")))
    if longest < 0.8 * len(raw) or longest > 3000:
        return raw
    return re.sub(r"\s+(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[编篇章节]|——|各位代表)", "\n", raw)


def _issuer(type: str, city: City) -> str:
    return f"{city.zh}人民政府" if type in ("report", "outline", "plan", "action") else f"中共{city.zh}委员会"


def _steps(cleaned: Cleaned) -> list[str]:
    return [f"{step.count} {step.note}" for step in cleaned.steps]
