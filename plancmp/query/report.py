"""All that there is to say of some cities, for a page: the answers of the other questions together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from plancmp.model import City, Plan, keyword_record
from plancmp.query.answer import Answer, Records, gather
from plancmp.query.compare import Comparison, compare
from plancmp.query.coverage import Coverage, coverage
from plancmp.query.gaps import Gaps, gaps_of_each
from plancmp.query.progress.targets import TargetRow, Targets, targets
from plancmp.query.progress.track import Track, track
from plancmp.query.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.measures.statement import Statement
    from plancmp.query.selection import Narrowing


@keyword_record
class Report(Answer):
    """What some cities commit to and what became of it.

    ``comparison`` is None and ``gaps`` are empty where there is one city only. ``province`` are the targets of the
    province that all lie in, where plans of it are there. ``data`` tells the data apart that it is of.
    """

    ENTRIES: ClassVar[str] = "cities"

    cities: tuple[City, ...]
    plans: tuple[Plan, ...]
    comparison: Comparison | None
    coverage: Coverage
    targets: Targets
    province: Targets | None
    tracks: tuple[Track, ...]
    gaps: tuple[Gaps, ...]
    data: str

    @property
    def found(self) -> bool:
        """Whether any of the cities commits to anything."""
        return self.coverage.found

    @property
    def named(self) -> Records:
        """The records that any of its answers can name."""
        known = [self.targets, self.coverage, *([self.comparison] if self.comparison else []), *self.tracks, *self.gaps]
        every = [self.records, *(answer.named for answer in known)]

        def merged(kind: str) -> Mapping[str, Any]:
            return {name: record for one in every for name, record in getattr(one, kind).items()}

        return Records(**{kind: merged(kind) for kind in ("cities", "plans", "themes", "topics", "indicators")})

    def reference(self, row: TargetRow) -> Statement | None:
        """What the province aims at on the same basis and in the same unit; None where that is not known."""
        key = (row.indicator.id, row.basis, row.unit, row.scope)
        for other in self.province.rows if self.province else ():
            if (other.indicator.id, other.basis, other.unit, other.scope) == key:
                return next((cell.targets[0] for cell in other.cells.values() if cell.targets), None)
        return None

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """Its answers as the JSON contract has each."""
        return {
            "schema": "plancmp.report/1",
            "cities": [city.id for city in self.cities],
            "plans": [plan.id for plan in self.plans],
            "data": self.data,
            "compare": self.comparison.to_json(lang=lang, explain=explain) if self.comparison else None,
            "coverage": self.coverage.to_json(lang=lang, explain=explain),
            "targets": self.targets.to_json(lang=lang, explain=explain),
            "track": [one.to_json(lang=lang, explain=explain) for one in self.tracks],
            "gaps": [one.to_json(lang=lang, explain=explain) for one in self.gaps],
        }

    def to_lines(self, *, lang: str = "zh", explain: bool = False) -> list[Any]:
        """The whole, which has no entries of one kind."""
        return [self.to_dict(lang=lang, explain=explain)]


def report(
    kb: KnowledgeBase, cities: Sequence[str] = (), selection: Selection = EVERYTHING, **by: Unpack[Narrowing]
) -> Report:
    """All that there is to say of these cities. Names are understood as :meth:`KnowledgeBase.find` does.

    The fields of the selection may be given as keywords; without ``cities`` those that have a plan that fits are taken.
    """
    with kb.keeping():
        return _report(kb, cities, replace(selection, **by))


def _report(kb: KnowledgeBase, cities: Sequence[str], typed: Selection) -> Report:
    since = len(kb.guesses)
    asked = replace(typed, cities=cities or typed.cities).resolved(kb)
    places, plans = asked.side_by_side(kb)
    ids = [city.id for city in places]
    guesses = kb.guessed(since)
    inner = replace(asked, cities=(), within=(), levels=())
    aims = targets(kb, ids, inner)
    above = {f"{city.adcode[:2]}0000" for city in places} - {city.adcode for city in places}
    province = [city.id for city in kb.all(City) if city.adcode in above] if len(above) == 1 else []
    return Report(
        selection=asked,
        records=gather(kb, themes=None),
        guesses=guesses,
        cities=places,
        plans=plans,
        comparison=compare(kb, ids, inner) if len(ids) > 1 else None,
        coverage=coverage(kb, ids, inner),
        targets=aims,
        province=targets(kb, province, themes=asked.themes) if province else None,
        tracks=tuple(track(kb, name, (), inner) for name in ids),
        gaps=tuple(gaps_of_each(kb, places, inner)) if len(ids) > 1 else (),
        data=kb.digest,
    )
