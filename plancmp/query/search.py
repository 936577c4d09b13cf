"""Find commitments by words, in whatever way a person writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plancmp.errors import PlancmpError
from plancmp.index.searchable import PARTS, split
from plancmp.match import closest
from plancmp.model import City, Commitment, Plan, Theme
from plancmp.query.rank import telling
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

HOW = {"exact": 1.0, "same": 0.95, "english": 0.95, "pinyin": 0.95, "narrower": 0.85, "everyday": 0.8, "spelling": 0.7}
"""What a hit is worth by how its word was reached from the typed one."""

CANDIDATES = 4000
"""So many records are looked at for one word; a word in more of them tells nothing by itself."""

ONE_EDIT = {2: 100.0, 3: 66.0, 4: 74.0}
"""The similarity that a misspelt word of so many characters must reach; 78 for longer ones."""

_QUOTED = re.compile(r'["“「『]([^"“”「」『』]+)["”」』]|(\S+)')


@dataclass(frozen=True, slots=True)
class Match:
    """Where a typed word was found: the word looked for, how it was reached, the part of the record, its worth."""

    typed: str
    word: str
    how: str
    part: str
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """One commitment that fits; ``score`` is 0 to 100."""

    score: float
    matches: tuple[Match, ...]
    commitment: Commitment

    @property
    def matched(self) -> list[str]:
        """The words found in it."""
        return list(dict.fromkeys(match.word for match in self.matches))


@dataclass(frozen=True, slots=True)
class Results:
    """The hits of a search, best first; ``total`` counts them before the limit, ``nearest`` helps when there are none."""

    query: str
    expanded: tuple[str, ...]
    hits: tuple[Hit, ...]
    total: int
    nearest: tuple[str, ...]

    def to_dict(self, explain: bool = False) -> dict[str, Any]:
        """The results as the JSON contract has them; ``explain`` adds ``because`` to each hit."""
        return {
            "schema": "plancmp.search/1",
            "query": self.query,
            "expanded": list(self.expanded),
            "hits": [
                {
                    "score": hit.score, "matched": hit.matched, "commitment": hit.commitment.to_dict(),
                    **({"because": [explanation(match) for match in hit.matches]} if explain else {}),
                }
                for hit in self.hits
            ],
        }


def explanation(match: Match) -> str:
    """One match in words."""
    via = "" if match.how == "exact" else f" for {match.typed!r} ({match.how})"
    return f"{match.word!r}{via} in {match.part}: {match.score:.2f}"


def search(
    kb: KnowledgeBase,
    query: str,
    *,
    cities: Sequence[str] = (),
    themes: Sequence[str] = (),
    plans: Sequence[str] = (),
    year: int | None = None,
    limit: int | None = None,
) -> Results:
    """The commitments that hold the words of ``query``, all of them where possible, the best first.

    A word also finds what it stands for: short and long forms, brands, everyday words, English, pinyin; a word that
    is found nowhere is tried with one character changed. Quotes keep a phrase together.
    """
    words = _words(kb, query)
    within = {"cities": kb.ids(City, cities), "themes": kb.ids(Theme, themes), "plans": kb.ids(Plan, plans)}
    found: dict[int, dict[str, Match]] = {}
    expanded: dict[str, None] = {}
    for word in words:
        alternatives = _alternatives(kb, word)
        matches = _matches(kb, word, alternatives, within)
        if not matches:
            alternatives = _respelt(kb, word)
            matches = _matches(kb, word, alternatives, within)
        expanded.update(dict.fromkeys(form for form in alternatives if form != word))
        for number, match in matches.items():
            found.setdefault(number, {})[word] = match
    complete = max(map(len, found.values()), default=0)
    numbers = [number for number, matches in found.items() if len(matches) == complete]
    records = kb.numbered(numbers)
    hits = [
        Hit(round(100 * sum(match.score for match in found[number].values()) / len(words), 1), tuple(found[number].values()), item)
        for number, item in records.items()
        if year is None or any(quantity.year == year for quantity in item.quantities)
    ]
    hits.sort(key=lambda hit: (-hit.score, -telling(hit.commitment), hit.commitment.id))
    nearest = () if hits else _nearest(kb, words)
    return Results(query, tuple(expanded), tuple(hits[:limit]), len(hits), nearest)


def _words(kb: KnowledgeBase, query: str) -> list[str]:
    """The words meant by a query: a whole query that is one name stays whole."""
    whole = query.strip().strip('"“”')
    if kb.aliases(whole):
        return [whole]
    words = [quoted or bare for quoted, bare in _QUOTED.findall(query)]
    words = [word for word in dict.fromkeys(words) if fold(word)]
    if not words:
        raise PlancmpError("nothing to search for", "plancmp search 中欧班列")
    return words


def _alternatives(kb: KnowledgeBase, word: str) -> dict[str, str]:
    """The forms to look for, and how each hangs together with the typed word."""
    forms = {word: "exact"}
    pairs = kb.aliases(word)
    for target, how in pairs:
        forms.setdefault(target, how)
        if how in ("pinyin", "everyday", "english"):
            for other, kind in kb.aliases(target):
                if kind in ("same", "narrower"):
                    forms.setdefault(other, how)
    return forms


def _respelt(kb: KnowledgeBase, word: str) -> dict[str, str]:
    """Words of the vocabulary that differ from the typed one by a slip."""
    typed = fold(word)
    written = dict(kb.vocabulary())
    ranked = closest(typed, ((key, key) for key in written))
    least = ONE_EDIT.get(len(typed), 78.0)
    best = ranked[0][1] if ranked else 0.0
    forms: dict[str, str] = {}
    for key, score in ranked:
        if score < max(least, best):
            break
        forms.setdefault(written[key], "spelling")
        for form in _alternatives(kb, written[key]):
            forms.setdefault(form, "spelling")
    return forms


def _matches(
    kb: KnowledgeBase, typed: str, forms: dict[str, str], within: dict[str, Sequence[str]]
) -> dict[int, Match]:
    """The best match of each record that holds one of the forms."""
    best: dict[int, Match] = {}
    for form, how in forms.items():
        wanted = fold(form)
        for number, stored in kb.containing(form, **within, most=CANDIDATES):
            part = next((name for name, text in split(stored).items() if wanted in text), None)
            if part is None:
                continue
            score = HOW[how] * PARTS[part]
            if number not in best or score > best[number].score:
                best[number] = Match(typed, form, how, part, score)
    return best


def _nearest(kb: KnowledgeBase, words: Sequence[str]) -> tuple[str, ...]:
    written = dict(kb.vocabulary())
    names: dict[str, None] = {}
    for word in words:
        ranked = closest(fold(word), ((key, key) for key in written))
        names.update(dict.fromkeys(written[key] for key, score in ranked[:5] if score >= 34))
    return tuple(names)[:5]
