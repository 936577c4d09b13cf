"""What a search gives back: hits, and what helps when there are none."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from plancmp.messages import Message
from plancmp.model import Commitment, keyword_record
from plancmp.query.answer import Answer
from plancmp.query.search.score import Match


class Hit(NamedTuple):
    """One commitment that fits; ``score`` is 0 to 100, ``repeats`` are the ids of others that say the same.

    ``order`` puts equal scores in order, the highest first: whether it has a figure of the year asked for, whether
    one of the indicator asked for, how much it tells. ``tied`` says that another hit has the same score.
    """

    score: float
    matches: tuple[Match, ...]
    commitment: Commitment
    repeats: tuple[str, ...] = ()
    order: tuple[bool, bool, float] = (False, False, 0.0)
    tied: bool = False

    @property
    def matched(self) -> list[str]:
        """The words found in it."""
        return list(dict.fromkeys(match.word for match in self.matches))


@keyword_record
class Results(Answer):
    """The hits of a search, best first.

    ``total`` counts them, also those that a limit leaves out; ``narrowed`` are the cities and years that the query
    itself asked for; ``related`` are commitments much like the best hits, apart from the ranking; ``nearest`` are
    words that resemble, when there are none; ``hints`` say what else the reader may
    ask, or in what the hits fall short of what was asked. Its ``records`` are the cities, plans and indicators of the
    hits, and the cities in ``narrowed``.
    """

    ENTRIES: ClassVar[str] = "hits"

    query: str
    expanded: tuple[str, ...]
    narrowed: tuple[str, ...]
    hits: tuple[Hit, ...]
    total: int
    nearest: tuple[str, ...]
    related: tuple[Hit, ...] = ()

    @property
    def nothing(self) -> str:
        """That nothing was found, with the words that resemble those of the query."""
        if self.nearest:
            return Message("nothing found for {query!r}; nearest terms: {names}", query=self.query, names=self.nearest)
        return Message("nothing found for {query!r}", query=self.query)

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """The results as the JSON contract has them; ``explain`` adds ``because`` to each hit."""
        return {
            "schema": "plancmp.search/1",
            "query": self.query,
            "expanded": list(self.expanded),
            "hits": [_entry(hit, explain) for hit in self.hits],
            "related": [_entry(hit, False) for hit in self.related],
        }


def _entry(hit: Hit, explain: bool) -> dict[str, Any]:
    return {
        "score": hit.score,
        "matched": hit.matched,
        "repeats": list(hit.repeats),
        "commitment": hit.commitment,
        **({"because": explanation(hit)} if explain else {}),
    }


def explanation(hit: Hit) -> list[str]:
    """Each match of a hit in words, with the parts of its score, and what it stands for."""
    lines = []
    for match in hit.matches:
        via = "" if match.how == "exact" else f" for {match.typed!r} ({match.how})"
        lines.append(f"{match.word!r}{via} in {match.part}, about {match.about:.2f}: {100 * match.score:.0f}")
    if hit.tied:
        year, indicator, tells = hit.order
        reasons = (
            ["a figure of the year"] * year
            + ["a figure of the indicator"] * indicator
            + [f"tells {tells:.1f} (figures, firmness)"]
        )
        lines.append(f"among equal scores: {', '.join(reasons)}, then by id")
    return lines + [f"also said in {name}" for name in hit.repeats]
