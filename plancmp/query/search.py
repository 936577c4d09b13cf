"""Find commitments by words, in whatever way a person writes them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from plancmp.errors import PlancmpError
from plancmp.index.grams import HEAD, tagged, together
from plancmp.match import overlap
from plancmp.model import City, Plan, Theme
from plancmp.query.absent import in_the_way, less_than_asked, nearest_terms, topics
from plancmp.query.hits import Hit, Results
from plancmp.query.rank import telling
from plancmp.query.reading import read
from plancmp.query.weigh import MENTIONED, NAMED, OWN, Judge, Match, Stored
from plancmp.query.words import Asked, Word
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

CANDIDATES = 1500
"""So many records are looked at; where more hold the words, those that are about them are looked at first."""

LEAST_SHARE = 0.4
"""Where few records hold all words, those of another record must carry this share of what the query tells."""

FEW = 3
"""Where fewer records hold all words, those that hold the more telling ones follow."""

NEAR_A_CITY = 2.0
"""What it adds to a score when a record names the place that narrows the search, in points of 100."""

REPEATED = 0.85
"""From this share of common grams on, two records of one city and topic with the same figures say the same."""

_DIGITS = r"\d+(?:\.\d+)?"


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
    is found nowhere is respelt or taken apart. Quotes keep a phrase together; cities and years narrow the search.
    docs/search.md tells how a query is read and how scores come about.
    """
    if not fold(query):
        raise PlancmpError("nothing to search for", "plancmp search 中欧班列")
    judge = Judge(kb)
    within = {
        " ".join(f"--city {name}" for name in cities): tagged("city", kb.ids(City, cities)),
        " ".join(f"--theme {name}" for name in themes): tagged("theme", kb.ids(Theme, themes)),
        " ".join(f"--plan {name}" for name in plans): tagged("plan", kb.ids(Plan, plans)),
        f"--year {year}": tagged("year", [str(year)] if year else []),
    }
    candidates = _Candidates(kb)
    asked = read(kb, query, lambda word: any(match.distance < MENTIONED for _, [match] in _holding(candidates, judge, [word], [])))
    within[" ".join(asked.cities)] = tagged("city", asked.cities)
    within[" ".join(map(str, asked.years))] = tagged("year", map(str, asked.years))
    needed = {name: part for name, part in within.items() if part}
    years = frozenset([*asked.years, *([year] if year else [])])

    def hits_within(parts: Iterable[str]) -> list[Hit]:
        return _found(candidates, judge, asked, list(parts), years)

    hits = hits_within(needed.values())
    expanded = dict.fromkeys(form for word in asked.words for form, how in word.forms if form != word.typed)
    used = {form for hit in hits for form in hit.matched}
    ordered = sorted(expanded, key=lambda form: form not in used)
    narrowed = (*asked.cities, *map(str, asked.years))
    if hits:
        return Results(query, tuple(ordered), narrowed, tuple(hits[:limit]), len(hits), (), tuple(less_than_asked(hits, asked.words)))
    freed = {name: hits_within(part for other, part in needed.items() if other != name) for name in needed}
    if len(freed) > 1 and not any(freed.values()):
        freed = {" ".join(needed): hits_within(())}
    others = {name: [hit.commitment for hit in found] for name, found in freed.items() if found}
    resembling = () if others else nearest_terms(kb, asked.words)
    return Results(query, tuple(ordered), narrowed, (), 0, resembling, in_the_way(others) if others else topics(kb, asked.words))


class _Candidates:
    """The records that may hold words, asked for once: at most :data:`CANDIDATES`, first those that are about them."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self._known: dict[tuple[str, str], list[tuple[int, str]]] = {}

    def __call__(self, words: Sequence[Word], needed: Sequence[str]) -> list[tuple[int, str]]:
        """Number and stored text of each; ``needed`` are expressions that narrow the search."""
        heads, every = (together([*(word.expression(self.kb, lead) for word in words), *needed]) for lead in (HEAD, ""))
        if (heads, every) not in self._known:
            rows = dict(self.kb.candidates(heads, CANDIDATES) if heads else ())
            if len(rows) < CANDIDATES and every and every != heads:
                rows.update(self.kb.candidates(every, CANDIDATES))
            self._known[heads, every] = list(rows.items())[:CANDIDATES]
        return self._known[heads, every]


def _found(candidates: _Candidates, judge: Judge, asked: Asked, needed: Sequence[str], years: frozenset[int]) -> list[Hit]:
    """The hits, best first: the records that hold all words; where these are few, then those that hold the more telling ones."""
    whole = _own(dict(_holding(candidates, judge, asked.words, needed))) if asked.words or asked.cities or asked.years else {}
    hits = _ranked(candidates.kb, asked, whole, years)
    if len(hits) < FEW and len(asked.words) > 1:
        held = _partly(candidates, judge, asked.words, needed)
        rest = _own({number: matches for number, matches in held.items() if number not in whole})
        most = min((hit.score for hit in hits), default=100.0)
        hits += [hit._replace(score=min(hit.score, most)) for hit in _ranked(candidates.kb, asked, rest, years)]
    hits = _fold(hits)
    count = Counter(hit.score for hit in hits)
    return [hit._replace(tied=count[hit.score] > 1) for hit in hits]


def _holding(
    candidates: _Candidates, judge: Judge, words: Sequence[Word], needed: Sequence[str]
) -> Iterator[tuple[int, tuple[Match, ...]]]:
    """The records that hold every word, with the matches."""
    for number, stored in candidates(words, needed):
        record = Stored(stored)
        matches: list[Match] = []
        for word in words:
            match = judge.match(word, record)
            if match is None:
                break
            matches.append(match)
        else:
            yield number, tuple(matches)


def _partly(
    candidates: _Candidates, judge: Judge, words: Sequence[Word], needed: Sequence[str]
) -> dict[int, tuple[Match, ...]]:
    """The records that hold the most telling of the words, and all that are bound.

    A word in few records tells more than one in many.
    """
    total = candidates.kb.size()
    single = {word.typed: _own(dict(_holding(candidates, judge, [word], needed))) for word in words}
    tells = {name: math.log(1 + total / max(len(found), 0.5)) for name, found in single.items()}
    held: dict[int, list[Match]] = {}
    for found in single.values():
        for number, matches in found.items():
            held.setdefault(number, []).extend(matches)
    bound = {word.typed for word in words if word.bound}
    held = {number: matches for number, matches in held.items() if bound <= {match.typed for match in matches}}
    share = {number: sum(tells[match.typed] for match in matches) / sum(tells.values()) for number, matches in held.items()}
    enough = {number: tuple(matches) for number, matches in held.items() if share[number] >= LEAST_SHARE and len(matches) < len(words)}
    most = max(map(len, enough.values()), default=0)
    return {number: matches for number, matches in enough.items() if len(matches) == most}


def _own(found: dict[int, tuple[Match, ...]]) -> dict[int, tuple[Match, ...]]:
    """The records that hold the words themselves; where none does, those whose topic, theme or clause is so called.

    市政设施与海绵城市 is the topic of many records that have nothing to do with 海绵城市: a label that merely mentions
    the word finds nothing, and labels alone do not hold several words.
    """
    distance = {number: max((match.distance for match in matches), default=OWN) for number, matches in found.items()}
    named = {
        number for number, matches in found.items()
        if not matches or min(match.distance for match in matches) < (MENTIONED if len(matches) == 1 else NAMED)
    }
    nearest = min((distance[number] for number in named), default=OWN)
    return {number: matches for number, matches in found.items() if number in named and distance[number] == nearest}


def _ranked(kb: KnowledgeBase, asked: Asked, found: dict[int, tuple[Match, ...]], years: frozenset[int]) -> list[Hit]:
    records = kb.numbered(found)
    indicators = {name for word in asked.words for name, _ in word.indicators}
    hits = []
    for number, matches in found.items():
        score = 100 * sum(match.score for match in matches) / len(asked.words) if asked.words else 50.0
        item = records[number]
        near = any(name in fold(item.text) for name in asked.near)
        of_year = any(part.year in years for part in item.quantities)
        of_indicator = any(part.indicator in indicators for part in item.quantities)
        order = (of_year, of_indicator, telling(item))
        hits.append(Hit(round(min(score + NEAR_A_CITY * near, 100), 1), matches, item, order=order))
    hits.sort(key=lambda hit: hit.commitment.id)
    hits.sort(key=lambda hit: (hit.score, hit.order), reverse=True)
    return hits


def _fold(hits: Sequence[Hit]) -> list[Hit]:
    """Hits that repeat a better one of the same city, topic and figures become its ``repeats``."""
    kept: dict[tuple[Any, ...], list[int]] = {}
    result: list[Hit] = []
    for hit in hits:
        item = hit.commitment
        group = kept.setdefault((item.city, item.topic, item.done, tuple(re.findall(_DIGITS, item.text))), [])
        same = next((place for place in group if overlap(result[place].commitment.text, item.text) >= REPEATED), None)
        if same is None:
            group.append(len(result))
            result.append(hit)
        else:
            first = result[same]
            result[same] = first._replace(repeats=(*first.repeats, item.id))
    return result
