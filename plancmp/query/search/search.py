"""Find commitments by words, in whatever way a person writes them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from plancmp.errors import PlancmpError
from plancmp.index.grams import HEAD, either, tagged, together
from plancmp.index.knowledge_base import fitting
from plancmp.index.spans import Spans
from plancmp.match import likeness, overlap
from plancmp.messages import Message
from plancmp.model import REPORTED, STRENGTHS, Commitment, Plan
from plancmp.query.answer import Records, gather, measured
from plancmp.query.salience import telling
from plancmp.query.search.hints import followed, in_the_way, less_than_asked, mapped, nearest_terms, topics, widened
from plancmp.query.search.parse import read, read_akin, read_described
from plancmp.query.search.question import Question, Word
from plancmp.query.search.results import Hit, Results
from plancmp.query.search.score import MENTIONED, NAMED, OWN, Judge, Match, Stored
from plancmp.query.search.wanted import AIM, FIGURE, RESULT, WAY
from plancmp.query.selection import EVERYTHING, OF_COMMITMENTS, OF_PLACES, OF_PLANS, Selection, years
from plancmp.text.normalise import fold
from plancmp.weights import (
    AMONG_OTHERS,
    AS_WANTED,
    CANDIDATES,
    FEW,
    FURTHER,
    HOW,
    LEAST_LISTED,
    LEAST_RELATED,
    LEAST_SHARE,
    LESS_WEAK,
    MOST_COMPARED,
    MOST_RELATED,
    NEAR_A_CITY,
    OF_THE_SAME,
    PLAINER,
    RELATED_TO,
    REPEATED,
    SCREEN,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import NarrowingPlaces

Part = str | Spans
"""What narrows a search: an expression of the full-text index, or where commitments stand."""

SLIPS = ("sound", "spelling", "parts")
"""How a word was reached that nobody typed so."""

_CLAUSE_END = re.compile("[,，;；。]")
_DIGITS = r"\d+(?:\.\d+)?"


def search(
    kb: KnowledgeBase,
    query: str,
    selection: Selection = EVERYTHING,
    **by: Unpack[NarrowingPlaces],
) -> Results:
    """The commitments that hold the words of ``query``, all of them where possible, the best first.

    A word also finds what it stands for: short and long forms, brands, everyday words, English, pinyin; a word that
    is found nowhere is respelt or taken apart. Quotes keep a phrase together; cities and years narrow the search.
    docs/search.md tells how a query is read and how scores come about. The fields of the selection may be given as
    keywords.
    """
    since = len(kb.guesses)
    if not fold(query):
        raise PlancmpError(Message("nothing to search for"), Message("plancmp search 中欧班列"))
    judge = Judge(kb)
    typed = replace(selection, **by)
    chosen = typed.resolved(kb)
    within = _parts(kb, typed, chosen)
    candidates = _Candidates(kb)

    def holds(word: Word, inside: Sequence[Part] = ()) -> bool:
        return any(match.distance < MENTIONED for _, [match] in _holding(candidates, judge, [word], inside))

    def hits_within(asked: Question, parts: Iterable[Part]) -> list[Hit]:
        return _found(candidates, judge, asked, list(parts), frozenset([*asked.years, *years(chosen.year)]))

    asked = read(kb, query, holds)
    needed = _needed(kb, within, asked)
    hits = hits_within(asked, needed.values())
    held = bool(hits) or all(word.weak or holds(word) for word in asked.words)
    if not hits and held:
        asked = asked.loosened(lambda word: holds(word, list(needed.values())))
        hits = hits_within(asked, needed.values())
    if not hits and needed:
        # What is held somewhere as typed, the selected records may hold in other words; a slip it is not.
        selected = list(needed.values())
        other = read(kb, query, lambda word: holds(word, selected), slips=False, apart=held)
        if others := hits_within(other, _needed(kb, within, other).values()):
            asked, needed, hits = other, _needed(kb, within, other), others
    besides: list[Hit] = []
    described = read_described(kb, query, asked, holds) if _few_as_asked(hits, asked) else None
    meant = hits_within(described, _needed(kb, within, described).values()) if described else []
    if meant:
        # What was respelt, or found in part, was not what is described.
        hits = [hit for hit in hits if _as_asked(hit, asked)]
    if 0 < len(hits) < SCREEN:
        other = read(kb, query, holds, slips=False, apart=True)
        hits, besides = _behind(hits, _besides(candidates, judge, other, list(needed.values())))
    if described and meant and len(hits) < SCREEN:
        asked = asked if hits else described
        hits, _ = _behind(hits, meant)
    akin: list[Hit] = []
    exactly = any(word.quoted or word.figure is not None for word in asked.words)
    if len(hits) < SCREEN and not exactly and any(_is_no_slip(hit) for hit in hits):
        other = read_akin(kb, query, holds)
        more = _akin(candidates, judge, other, list(_needed(kb, within, other).values()), hits)
        hits, akin = _behind(hits, more, SCREEN - len(hits))
    expanded = dict.fromkeys(form for word in asked.words for form, how in word.forms if form != word.typed)
    used = {form for hit in hits for form in hit.matched}
    ordered = sorted(expanded, key=lambda form: form not in used)
    narrowed = (*asked.cities, *map(str, asked.years))
    related = _related(kb, hits, chosen, asked.cities)
    results = Results(
        selection=chosen,
        records=_named(kb, [*hits, *related], narrowed),
        guesses=kb.guessed(since),
        hints=(*less_than_asked(hits, asked.words), *widened(besides), *followed(akin), *mapped(kb, query)),
        query=query,
        expanded=tuple(ordered),
        narrowed=narrowed,
        hits=tuple(hits),
        total=len(hits),
        nearest=(),
        related=related,
    )
    if hits:
        return results
    freed = {name: hits_within(asked, (part for other, part in needed.items() if other != name)) for name in needed}
    if len(freed) > 1 and not any(freed.values()):
        freed = {" ".join(needed): hits_within(asked, ())}
    outside = {name: [hit.commitment for hit in found] for name, found in freed.items() if found}
    if outside:
        return replace(results, hints=in_the_way(outside))
    return replace(
        results, nearest=nearest_terms(kb, asked.words), hints=(*mapped(kb, query), *topics(kb, asked.words))
    )


def _needed(kb: KnowledgeBase, within: Mapping[str, Part], asked: Question | None = None) -> dict[str, Part]:
    """What narrows the search: the parts of the selection, and the cities and years that a query names."""
    parts = dict(within)
    if asked:
        parts[" ".join(asked.cities)] = tagged("city", asked.cities)
        parts[" ".join(map(str, asked.years))] = _of_years(kb, asked.years)
    return {name: part for name, part in parts.items() if part != ""}


def _of_years(kb: KnowledgeBase, asked: Sequence[int]) -> str:
    """What has a figure for one of some years or names it, and what is promised in a plan for that year alone."""
    plans = [plan.id for plan in kb.all(Plan) if plan.period in map(str, asked)] if asked else []
    promised = together(
        [tagged("plan", plans), tagged("strength", [name for name in STRENGTHS if name not in REPORTED])]
    )
    return either([tagged("year", map(str, asked)), promised])


def _parts(kb: KnowledgeBase, typed: Selection, chosen: Selection) -> dict[str, Part]:
    """What the selection narrows the search by, each part under what was typed for it."""
    said = typed.given()
    result: dict[str, Part] = {}
    among = chosen.among(kb)
    if among != {}:
        of_place = " ".join(said[name] for name in (*OF_PLACES, *OF_PLANS) if name in said)
        result[of_place] = kb.within(among) if among else Spans(())
    for name in OF_COMMITMENTS:
        if name in said:
            alone = Selection(**{name: getattr(chosen, name)})
            result[said[name]] = together(fitting(alone.facts()))
    return result


def _related(kb: KnowledgeBase, hits: Sequence[Hit], chosen: Selection, cities: Sequence[str]) -> tuple[Hit, ...]:
    """Commitments that are much like the best hits and no hits themselves: of their topics, where the search looks."""
    best = hits[:RELATED_TO]
    topics = list(dict.fromkeys(hit.commitment.topic for hit in best if hit.commitment.topic))
    if not topics:
        return ()
    known = {name for hit in hits for name in (hit.commitment.id, *hit.repeats)}
    place = chosen.among(kb) or {"cities": cities}
    near_by = (item for item in kb.commitments(**place, topics=topics) if chosen.fits(item))
    others = [item for item in islice(near_by, MOST_COMPARED) if item.id not in known]
    vectors = kb.vectors([*others, *(hit.commitment for hit in best)])
    scored = [
        Hit(
            round(max(likeness(vectors[item.id], vectors[hit.commitment.id], 1.0) for hit in best), 1),
            (),
            item,
            order=(False, False, telling(item)),
        )
        for item in others
    ]
    near = sorted(
        (hit for hit in scored if hit.score >= LEAST_RELATED), key=lambda hit: (-hit.score, hit.commitment.id)
    )
    return tuple(_fold(near)[:MOST_RELATED])


def _named(kb: KnowledgeBase, hits: Sequence[Hit], narrowed: Iterable[str]) -> Records:
    """The records that hits name."""
    items = [hit.commitment for hit in hits]
    repeated = (name.partition("/")[0] for hit in hits for name in hit.repeats)
    return gather(
        kb,
        cities=[*narrowed, *(item.city for item in items)],
        plans=[*repeated, *(item.plan for item in items)],
        themes=(theme for item in items for theme in item.themes),
        topics=(item.topic for item in items if item.topic),
        indicators=measured(items),
    )


class _Candidates:
    """The records that may hold words, asked for once: at most :data:`CANDIDATES`, first those that are about them."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self._known: dict[tuple[Any, ...], list[tuple[int, str]]] = {}

    def __call__(self, words: Sequence[Word], needed: Sequence[Part]) -> list[tuple[int, str]]:
        """Number and stored text of each; ``needed`` is what narrows the search."""
        expressions = [part for part in needed if isinstance(part, str)]
        inside = tuple(part for part in needed if isinstance(part, Spans))
        strong = [word for word in words if not word.weak]
        asked = [
            together([*(word.expression(self.kb, lead) for word in some), *expressions])
            for some in (words, strong)[: 1 + (len(strong) < len(words))]
            for lead in (HEAD, "")
        ]
        key = (*asked, inside)
        if key not in self._known:
            rows: dict[int, str] = {}
            for expression in dict.fromkeys(filter(None, asked)):
                if len(rows) < CANDIDATES:
                    rows.update(self.kb.candidates(expression, CANDIDATES, inside))
            self._known[key] = list(rows.items())[:CANDIDATES]
        return self._known[key]


def _found(
    candidates: _Candidates, judge: Judge, asked: Question, needed: Sequence[Part], years: frozenset[int]
) -> list[Hit]:
    """The hits, best first: the records that hold all words; where these are few, then those that hold the more
    telling ones.
    """
    whole = (
        _own(dict(_holding(candidates, judge, asked.words, needed)))
        if asked.words or asked.cities or asked.years
        else {}
    )
    hits = _ranked(candidates.kb, asked, whole, years)
    strong = [word for word in asked.words if not word.weak]
    in_words = sum(all(match.distance == OWN for match in hit.matches) for hit in hits)
    if in_words < FEW and len(strong) > 1:
        held, tells = _partly(candidates, judge, strong, needed)
        rest = _own({number: matches for number, matches in held.items() if number not in whole})
        most = min((hit.score for hit in hits), default=100.0)
        hits += [hit._replace(score=min(hit.score, most)) for hit in _ranked(candidates.kb, asked, rest, years, tells)]
    hits = _fold(hits)
    count = Counter(hit.score for hit in hits)
    return [hit._replace(tied=count[hit.score] > 1) for hit in hits]


def _as_asked(hit: Hit, asked: Question) -> bool:
    """Whether a hit holds all that was asked for, none of it as a slip or in words that stand apart."""
    held = {match.typed for match in hit.matches if match.how not in SLIPS}
    return held >= {word.typed for word in asked.words if not word.weak}


def _few_as_asked(hits: Sequence[Hit], asked: Question) -> bool:
    """Whether little was found, or nothing in which no word is missing."""
    strong = {word.typed for word in asked.words if not word.weak}
    return len(hits) < SCREEN or not any({match.typed for match in hit.matches} >= strong for hit in hits)


def _besides(candidates: _Candidates, judge: Judge, asked: Question, needed: Sequence[Part]) -> list[Hit]:
    """What follows a few hits: records in which the known words of a long name stand apart, or whose topic is so
    called.
    """
    held = {
        number: matches
        for number, matches in _holding(candidates, judge, asked.words, needed)
        if all(match.distance == OWN or match.distance == NAMED and match.part == "topic" for match in matches)
    }
    return _ranked(candidates.kb, asked, held, frozenset(asked.years))


def _akin(
    candidates: _Candidates, judge: Judge, asked: Question, needed: Sequence[Part], hits: Sequence[Hit]
) -> list[Hit]:
    """What follows a few hits: records that hold the more telling of the words asked for, or words akin to them, those
    of the hits' topics first.
    """
    total = candidates.kb.size()
    held: dict[int, list[Match]] = {}
    tells: dict[str, float] = {}
    for word in asked.words:
        found = _own(dict(_holding(candidates, judge, [word], needed)))
        typed = sum(match.how != "akin" for [match] in found.values())
        tells[word.typed] = math.log(1 + total / max(typed, 0.5))
        for number, [match] in found.items():
            held.setdefault(number, []).append(match)
    somewhere = {match.typed for matches in held.values() for match in matches}
    # What holds a whole name was found before: of the others its words must tell enough.
    single = [typed for typed in somewhere if not any(other != typed and other in typed for other in somewhere)]
    least = LEAST_SHARE * sum(tells[typed] for typed in single)
    under = Counter(hit.commitment.topic for hit in hits if hit.commitment.topic)
    records = candidates.kb.numbered(held)
    result = []
    for number, matches in held.items():
        if sum(tells[match.typed] for match in matches) < least:
            continue
        item = records[number]
        if not under[item.topic or ""] and all(match.how == "akin" for match in matches):
            continue
        share = sum(tells[match.typed] * match.score for match in matches) / sum(tells.values())
        score = HOW["akin"] * (100 * share + OF_THE_SAME * under[item.topic or ""] / len(hits))
        result.append(Hit(round(min(score, 100), 1), tuple(matches), item, order=(False, False, telling(item))))
    result.sort(key=lambda hit: hit.commitment.id)
    result.sort(key=lambda hit: (hit.score, hit.order), reverse=True)
    return result


def _is_no_slip(hit: Hit) -> bool:
    """Whether nothing in a hit was respelt."""
    return all(match.how == "parts" or match.how not in SLIPS for match in hit.matches)


def _behind(hits: Sequence[Hit], more: Iterable[Hit], most: int | None = None) -> tuple[list[Hit], list[Hit]]:
    """Hits, and behind them those of another reading, none of which is worth more, at most so many; and these alone."""
    known = {name for hit in hits for name in (hit.commitment.id, *hit.repeats)}
    least = min((hit.score for hit in hits), default=100.0)
    others = [hit._replace(score=min(hit.score, least)) for hit in more if hit.commitment.id not in known]
    together = _fold([*hits, *others])[: None if most is None else len(hits) + most]
    return together, together[len(hits) :]


def _holding(
    candidates: _Candidates, judge: Judge, words: Sequence[Word], needed: Sequence[Part]
) -> Iterator[tuple[int, tuple[Match, ...]]]:
    """The records that hold every word, but those that are weak, with the matches."""
    for number, stored in candidates(words, needed):
        record = Stored(stored)
        matches: list[Match] = []
        for word in words:
            match = judge.match(word, record)
            if match and (match.distance == OWN or match.how == "exact" or not word.bound):
                matches.append(match)
            elif not word.weak:
                # A piece of a name that nobody knows stands in the record itself: 地震预警 is no label and 预警.
                break
        else:
            yield number, tuple(matches)


def _partly(
    candidates: _Candidates, judge: Judge, words: Sequence[Word], needed: Sequence[Part]
) -> tuple[dict[int, tuple[Match, ...]], dict[str, float]]:
    """The records that hold the most telling of the words, and all that are bound; and how much each word tells.

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
    # What was cut out of a sentence and stands nowhere is no word.
    whole = sum(tells[word.typed] for word in words if single[word.typed] or not word.cut)
    share = {number: sum(tells[match.typed] for match in matches) / whole for number, matches in held.items()}
    enough = {
        number: tuple(matches)
        for number, matches in held.items()
        if share[number] >= LEAST_SHARE and len(matches) < len(words)
    }
    most = max(map(len, enough.values()), default=0)
    return {number: matches for number, matches in enough.items() if len(matches) == most}, tells


def _own(found: dict[int, tuple[Match, ...]]) -> dict[int, tuple[Match, ...]]:
    """The records that hold the words themselves; where none does, those whose topic, theme or clause is so called.

    市政设施与海绵城市 is the topic of many records that have nothing to do with 海绵城市: a label that merely mentions
    the word finds nothing, and labels alone do not hold several words.
    """
    distance = {number: max((match.distance for match in matches), default=OWN) for number, matches in found.items()}
    named = {
        number
        for number, matches in found.items()
        if not matches or min(match.distance for match in matches) < (MENTIONED if len(matches) == 1 else NAMED)
    }
    nearest = min((distance[number] for number in named), default=OWN)
    return {number: matches for number, matches in found.items() if number in named and distance[number] == nearest}


def _ranked(
    kb: KnowledgeBase,
    asked: Question,
    found: dict[int, tuple[Match, ...]],
    years: frozenset[int],
    tells: Mapping[str, float] | None = None,
) -> list[Hit]:
    """The hits, best first; each word counts alike, or by how much it ``tells``."""
    records = kb.numbered(found)
    indicators = {name for word in asked.words for name, _ in word.indicators}
    weights = {word.typed: LESS_WEAK if word.weak else 1.0 for word in asked.words}
    if tells:
        mean = sum(tells.values()) / len(tells)
        weights |= {typed: told / mean for typed, told in tells.items()}
    hits = []
    for number, matches in found.items():
        held = sum(match.score * weights[match.typed] for match in matches)
        score = 100 * held / sum(weights.values()) if asked.words else 50.0
        item = records[number]
        score += sum(_as_meant(item.text, word.means) for word in asked.words if word.means)
        score -= AS_WANTED * _not_as_wanted(item, asked.wants) if asked.wants else 0.0
        text = fold(item.text)
        score -= AMONG_OTHERS * any(_is_listed(text, match.word) for match in matches)
        near = any(name in text for name in asked.near)
        of_year = any(part.year in years for part in item.quantities)
        of_indicator = any(part.indicator in indicators for part in item.quantities)
        order = (of_year, of_indicator, telling(item))
        hits.append(Hit(round(min(score + NEAR_A_CITY * near, 100), 1), matches, item, order=order))
    hits.sort(key=lambda hit: hit.commitment.id)
    hits.sort(key=lambda hit: (hit.score, hit.order), reverse=True)
    return hits


def _is_listed(text: str, word: str) -> bool:
    """Whether a word stands in a text as one of a long list: 消防 in 国防、民防、消防、气象."""
    start = text.find(fold(word))
    if start < 0:
        return False
    clause = _CLAUSE_END.split(text[:start])[-1] + _CLAUSE_END.split(text[start:])[0]
    return clause.count("、") >= LEAST_LISTED


def _as_meant(text: str, means: Sequence[str]) -> float:
    """What the official words of a described thing that stand in a text do to its score: the plainest comes first, and
    the more the better.
    """
    folded = fold(text)
    held = [place for place, word in enumerate(means) if word in folded]
    return PLAINER * len(held) - FURTHER * (min(held) if held else len(means))


def _not_as_wanted(item: Commitment, wants: frozenset[str]) -> int:
    """How much of what a question wants to be told a commitment does not tell: an aim or a result counts twice."""
    planned = item.status == "planned"
    way = planned and not any(part.indicator for part in item.quantities)
    return (
        2 * (AIM in wants and not planned)
        + 2 * (RESULT in wants and item.status != "done")
        + (FIGURE in wants and not item.quantities)
        + (WAY in wants and not planned)
        + (WAY in wants and not way)
    )


def _fold(hits: Sequence[Hit]) -> list[Hit]:
    """Hits that repeat a better one of the same city, topic and figures become its ``repeats``."""
    kept: dict[tuple[Any, ...], list[int]] = {}
    result: list[Hit] = []
    for hit in hits:
        item = hit.commitment
        group = kept.setdefault((item.city, item.topic, item.status, tuple(re.findall(_DIGITS, item.text))), [])
        same = next((place for place in group if overlap(result[place].commitment.text, item.text) >= REPEATED), None)
        if same is None:
            group.append(len(result))
            result.append(hit)
        else:
            first = result[same]
            result[same] = first._replace(repeats=(*first.repeats, item.id))
    return result
