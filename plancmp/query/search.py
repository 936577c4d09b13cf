"""Find commitments by words, in whatever way a person writes them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from plancmp.errors import PlancmpError
from plancmp.index.grams import HEAD, tag
from plancmp.match import nearest, overlap
from plancmp.model import City, Commitment, Plan, Theme
from plancmp.query.rank import telling
from plancmp.query.reading import read
from plancmp.query.weigh import Judge, Match, Stored
from plancmp.query.words import Asked, Word, together
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

CANDIDATES = 1500
"""So many records are looked at; where more hold the words, those that are about them are looked at first."""

FOUND_AMONG = 200
"""So many records are looked at to see whether a word is found at all."""

LEAST_SHARE = 0.4
"""Where no record holds all words, those that are found must carry this share of what the query tells."""

NEAR_A_CITY = 2.0
"""What it adds to a score when a record names the place that narrows the search, in points of 100."""

REPEATED = 0.85
"""From this share of common grams on, two records of one city and topic with the same figures say the same."""

_DIGITS = r"\d+(?:\.\d+)?"


class Hit(NamedTuple):
    """One commitment that fits; ``score`` is 0 to 100, ``repeats`` are the ids of others that say the same."""

    score: float
    matches: tuple[Match, ...]
    commitment: Commitment
    repeats: tuple[str, ...] = ()

    @property
    def matched(self) -> list[str]:
        """The words found in it."""
        return list(dict.fromkeys(match.word for match in self.matches))


class Results(NamedTuple):
    """The hits of a search, best first.

    ``total`` counts them before the limit; ``narrowed`` are the cities and years that the query itself asked for;
    ``nearest`` helps when there are none.
    """

    query: str
    expanded: tuple[str, ...]
    narrowed: tuple[str, ...]
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
                    **({"because": explanation(hit)} if explain else {}),
                }
                for hit in self.hits
            ],
        }


def explanation(hit: Hit) -> list[str]:
    """Each match of a hit in words, with the parts of its score, and what it stands for."""
    lines = []
    for match in hit.matches:
        via = "" if match.how == "exact" else f" for {match.typed!r} ({match.how})"
        lines.append(f"{match.word!r}{via} in {match.part}, about {match.about:.2f}: {100 * match.score:.0f}")
    return lines + [f"also said in {name}" for name in hit.repeats]


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
    within = [
        _any(tag("city", name) for name in kb.ids(City, cities)), _any(tag("theme", name) for name in kb.ids(Theme, themes)),
        _any(tag("plan", name) for name in kb.ids(Plan, plans)), _any([tag("year", str(year))] if year else []),
    ]
    asked = read(kb, query, lambda word: bool(_holding(kb, judge, [word], [], FOUND_AMONG)))
    within += [
        _any(tag("city", name) for name in asked.cities),
        _any([*(tag("year", str(number)) for number in asked.years), *map(str, asked.years)]),
    ]
    needed = [part for part in within if part]
    found = _holding(kb, judge, asked.words, needed) if asked.words or asked.cities or asked.years else {}
    if not found and len(asked.words) > 1:
        found = _partly(kb, judge, asked.words, needed)
    hits = _fold(_ranked(kb, asked, _telling(found)))
    expanded = dict.fromkeys(form for word in asked.words for form, how in word.forms if form != word.typed)
    used = {form for hit in hits for form in hit.matched}
    ordered = sorted(expanded, key=lambda form: form not in used)
    narrowed = (*asked.cities, *map(str, asked.years))
    return Results(query, tuple(ordered), narrowed, tuple(hits[:limit]), len(hits), () if hits else _nearest(kb, asked.words))


def _any(tokens: Iterable[str]) -> str:
    return " OR ".join(f'"{token}"' for token in tokens)


def _holding(
    kb: KnowledgeBase, judge: Judge, words: Sequence[Word], needed: Sequence[str], most: int = CANDIDATES
) -> dict[int, tuple[Match, ...]]:
    """The records that hold every word, with the matches."""
    expression = together([*(word.expression() for word in words), *needed])
    if not expression:
        return {}
    rows = kb.candidates(expression, most)
    if len(rows) == CANDIDATES:
        heads = together([*(word.expression(HEAD) for word in words), *needed])
        rows = list(dict([*kb.candidates(heads, CANDIDATES), *rows]).items()) if heads else rows
    result = {}
    for number, stored in rows:
        record = Stored(stored)
        matches: list[Match] = []
        for word in words:
            match = judge.match(word, record)
            if match is None:
                break
            matches.append(match)
        else:
            result[number] = tuple(matches)
    return result


def _partly(
    kb: KnowledgeBase, judge: Judge, words: Sequence[Word], needed: Sequence[str]
) -> dict[int, tuple[Match, ...]]:
    """The records that hold the most telling of the words; a word in few records tells more than one in many."""
    total = kb.size()
    single = {word.typed: _holding(kb, judge, [word], needed) for word in words}
    tells = {name: math.log(1 + total / max(len(found), 0.5)) for name, found in single.items()}
    held: dict[int, list[Match]] = {}
    for found in single.values():
        for number, matches in found.items():
            held.setdefault(number, []).extend(matches)
    share = {number: sum(tells[match.typed] for match in matches) / sum(tells.values()) for number, matches in held.items()}
    most = max((len(matches) for number, matches in held.items() if share[number] >= LEAST_SHARE), default=0)
    return {number: tuple(matches) for number, matches in held.items() if share[number] >= LEAST_SHARE and len(matches) == most}


def _telling(found: dict[int, tuple[Match, ...]]) -> dict[int, tuple[Match, ...]]:
    """Without the records that only stand under a label that mentions a word, where others hold the word itself.

    市政设施与海绵城市 is the topic of many records that have nothing to do with 海绵城市.
    """
    itself = {number: matches for number, matches in found.items() if not any(match.only_label for match in matches)}
    return itself or found


def _ranked(kb: KnowledgeBase, asked: Asked, found: dict[int, tuple[Match, ...]]) -> list[Hit]:
    records = kb.numbered(found)
    hits = []
    for number, matches in found.items():
        score = 100 * sum(match.score for match in matches) / len(asked.words) if asked.words else 50.0
        near = any(name in fold(records[number].text) for name in asked.near)
        hits.append(Hit(round(min(score + NEAR_A_CITY * near, 100), 1), matches, records[number]))
    hits.sort(key=lambda hit: (-hit.score, -telling(hit.commitment), hit.commitment.id))
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
            result[same] = Hit(first.score, first.matches, first.commitment, (*first.repeats, item.id))
    return result


def _nearest(kb: KnowledgeBase, words: Sequence[Word]) -> tuple[str, ...]:
    """Words of the vocabulary that resemble those that found nothing."""
    written = dict(kb.vocabulary()) if words else {}
    names: dict[str, None] = {}
    for word in words:
        near = nearest(fold(word.typed)[:40], list(written), 34.0, 5)
        names.update(dict.fromkeys(written[name] for name, _ in near if written[name] != word.typed))
    return tuple(names)[:5]
