"""Reading a query: which words are meant, what each may stand for, and which of them narrow the search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from plancmp.knowledge.names import key, short, spoken
from plancmp.model import City, Term
from plancmp.query.search.described import described
from plancmp.query.search.expand import Meanings
from plancmp.query.search.numbers import take_numbers
from plancmp.query.search.question import Question, Word, is_weak, weakened
from plancmp.query.search.spelling import english, untoned
from plancmp.query.search.wanted import wanted
from plancmp.text.chinese import DIGITS, HAN, ZERO, is_chinese, number
from plancmp.text.normalise import fold, simplify, sought
from plancmp.text.restore.lexicon import replace
from plancmp.text.tables import cell, rows

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

LONGEST = 200
"""So many characters of a query are read."""

MOST_MISSPELT = 4
"""So many Latin words may be a name with a slip."""

LONGEST_PLACE = 9
"""So many characters of a token may be the name of a place."""

LONGEST_NAME = 6
"""Up to so many characters written as one are one thing (量子计算), unless each piece is a word of the vocabulary
(机场高铁).
"""

LEAST_MATTER = 3
"""A known matter of so many characters stands apart from what is done with it: 失业率 in 失业率控制."""

LEAST_KNOWN = 2
"""Beside so many known English words, one that is done and unknown need not be there."""

_DEED = re.compile("[a-z]{2,}(?:ing|ed)")

LEAST_SENTENCE = 7
"""From so many characters on, a run that nobody knows is a sentence, not a name."""

LEAST_IN_PARTS = 4
"""From so many characters on, a known name that no record holds may stand apart in one."""

_QUOTED = r'["“「『]([^"“”「」『』]*)["”」』]'
_BETWEEN = re.compile(r"[\s,，、;；。?？!！|*()（）\[\]【】{}《》〈〉<>]+")
_MANY = re.compile(rf"^(?:\d+|[{DIGITS}十百两几]+)(?:大|项|件|类)")
_YEAR = r"(?<![\d.])(20[1-6]\d)(?:年(?:底|末|初)?前?|(?![\d.]))(?=[^\d%亿万千元列家个]|$)"
_SPOKEN_YEAR = re.compile(rf"(?<![{DIGITS}])(二[{ZERO}0][{DIGITS}][{ZERO}{DIGITS}0])(?=年|$)")
_OWNED = re.compile(r"(?<=[a-zA-Z])['’]s$|(?<=s)['’]$")
"""What says in English whose it is: farmers' income."""

_JOINED = (
    (re.compile(r"(?i)(?<![a-z0-9])pm\s+(?=(?:2\.5|10)(?!\d))"), "PM"),
    (re.compile(rf"(?<=[{HAN}])\s*[/／]\s*(?=[{HAN}])"), " "),
)
"""What people write apart and means one thing, and what they write as one and means two."""


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(word for name, words in rows("query") if name == kind for word in words.split())


def _aside() -> frozenset[str]:
    """What is weak in a run that is no name: whose matter it is, and what is told of it (蔬菜价格)."""
    return _listed("whose") | _listed("told")


@cache
def _asks() -> re.Pattern[str]:
    """Question words, the longest first; Latin ones as words only. How many there are may be told with what they are
    counted in: 多少张.
    """
    words = sorted(_listed("asks"), key=len, reverse=True)
    chinese = "|".join(word for word in words if not word.isascii())
    latin = "|".join(word for word in words if word.isascii())
    counted = "|".join(sorted(_listed("counted"), key=len, reverse=True))
    how_many = rf"[还共会能]?有?(?:多少|第?几)(?:{counted})?(?:以[内下上]|左右)?"
    return re.compile(rf"{how_many}|{chinese}|(?<![a-z])(?:{latin})(?![a-z])", re.I)


def read(
    kb: KnowledgeBase, query: str, found: Callable[[Word], bool], *, slips: bool = True, apart: bool = False
) -> Question:
    """Understand a query. ``found`` says whether any record holds a word: what is found nowhere is taken apart, or
    respelt unless ``slips`` is false. With ``apart`` the known words in a long name may stand apart, and what it is a
    kind of may stand for it, also where records hold it whole.
    """
    return _Reader(kb, found, slips=slips, apart=apart).read(query)


def read_described(kb: KnowledgeBase, query: str, asked: Question, found: Callable[[Word], bool]) -> Question | None:
    """The question with what the query describes in place of its words, where it describes a thing that some record
    holds; the other words that are known put forward those that hold them, too. What is quoted or a figure is meant as
    it stands.
    """
    exactly = any(word.quoted or word.figure for word in asked.words)
    thing = described(query)
    reader = _Reader(kb, found, slips=False, apart=False)
    others = reader.besides(thing.besides) if thing.means and not exactly else []
    # One telling word in a name with another matter is told of that: 机器人 of 足球, not of what they do in a factory.
    named = is_chinese(thing.besides[-1:]) and set(thing.besides).isdisjoint(_listed("within"))
    alone = thing.by_one_word and named and any(piece not in _aside() for piece in others)
    word = reader.instead(Word(query), thing.means, "everyday") if thing.means and not exactly and not alone else None
    if not word:
        return None
    beside = [reader.word(piece)._replace(weak=True) for piece in others]
    # What is described is told of in words; figures of its indicators are not what was asked for by name.
    return asked._replace(words=(word._replace(means=thing.means, indicators=()), *beside))


def read_akin(kb: KnowledgeBase, query: str, found: Callable[[Word], bool]) -> Question:
    """The question with each known word for itself, also those in a long name, and those akin to it; without what is
    done with the matter.
    """
    reader = _Reader(kb, found, slips=False, apart=True)
    asked = reader.read(query)
    return asked._replace(words=tuple(reader.with_akin(asked.words)), cities=tuple(reader.cities))


class _Reader(Meanings):
    def __init__(self, kb: KnowledgeBase, found: Callable[[Word], bool], *, slips: bool, apart: bool) -> None:
        super().__init__(kb, found)
        self.slips, self.in_pieces = slips, apart
        self.cities: dict[str, str] = {}
        self.years: dict[int, None] = {}

    def read(self, query: str) -> Question:
        query = query.encode("utf-8", "ignore").decode()[:LONGEST]
        quoted = not set(query).isdisjoint('"“「『')
        phrases = [phrase for phrase in re.findall(_QUOTED, query) if fold(phrase)] if quoted else []
        words = [Word(phrase, ((phrase, "exact"),), bound=True, quoted=True) for phrase in phrases]
        self.described = bool(described(query).means)
        rest = self.mainland(untoned(unicodedata.normalize("NFKC", re.sub(_QUOTED, " ", query) if quoted else query)))
        for pattern, instead in _JOINED:
            rest = pattern.sub(instead, rest)
        wants = frozenset[str]()
        if not self.known(rest):
            wants, rest = wanted(rest, self.kb.is_word), self.without_question(rest)
        for typed, figure in take_numbers(rest):
            words += [Word(typed, ((typed, "exact"),), figure=figure, bound=True)] if figure else self.bare(typed)
        # Who is to do it says little, where all the rest is known: 政府怎么吸引投资.
        actors = _listed("actor") if wants and not any(word.cut for word in words) else frozenset[str]()
        words = weakened(list({word.typed: word for word in words}.values()), _listed("weak") | actors)
        if not words and len(self.cities) == 1 and not self.years:
            [(name, typed)] = self.cities.items()
            self.cities.clear()
            words = [Word(typed, ((typed, "exact"),), stands=(("city", name, fold(self.kb.get(City, name).zh)),))]
        near = (typed for name, typed in self.cities.items() if not self.is_own_name(name, typed))
        return Question(tuple(words), tuple(self.cities), tuple(self.years), tuple(map(fold, near)), wants)

    def mainland(self, text: str) -> str:
        """A query in Traditional characters with the mainland's words for those of Taiwan: 网际网路 is 互联网."""
        return text if self.known(text) or simplify(text) == text else replace(simplify(text), "taiwan")[0]

    def without_question(self, text: str) -> str:
        """A query without what makes it a question; as it is where nothing else is left."""
        bare = _asks().sub(self.asked, text)
        if bare == text or not key(bare):
            return text
        return " ".join(map(self.trimmed, bare.split()))

    def asked(self, found: re.Match[str]) -> str:
        """What stands for a question word: a blank, but for a last character with which another word begins: of
        多少人才 the 人.
        """
        said, behind = found[0], found.string[found.end() : found.end() + 1]
        keeps = len(said) > 2 and not said.isascii() and self.kb.is_word(said[-1] + behind)
        return f" {said[-1]}" if keeps else " "

    def trimmed(self, token: str) -> str:
        """A stretch of a question without the little words at its ends: 新建 of 要新建, 农村厕所 of 农村厕所改了."""
        if not is_chinese(fold(token)) or self.known(token):
            return token
        while len(token) > 2 and token[0] in _listed("before") and not self.is_said(token[:2], token[:3]):
            token = token[1:]
        while len(token) > 2 and token[-1] in _listed("behind") and not self.is_said(token[-2:], token[-3:]):
            token = token[:-1]
        return token

    def is_said(self, *texts: str) -> bool:
        """Whether one of these is a word of the vocabulary or one that is frequent in reports."""
        return any(self.kb.is_word(text) or self.known(text) or cell("akin", text) for text in texts)

    def is_own_name(self, city: str, typed: str) -> bool:
        """Whether a city was called by its name, not by that of a part of it (婺城)."""
        record = self.kb.get(City, city)
        return key(typed) in map(key, (record.id, record.zh, record.en, short(record), spoken(record)))

    def bare(self, text: str) -> list[Word]:
        """The words of a stretch without quotes and figures."""
        tokens = []
        for token in filter(None, _BETWEEN.split(text)):
            token = _OWNED.sub("", token)
            token = _SPOKEN_YEAR.sub(lambda year: str(number(year[1])), token)
            if "20" in token and not self.known(token):
                self.years.update(dict.fromkeys(int(year) for year in re.findall(_YEAR, token)))
                token = re.sub(_YEAR, " ", token)
            tokens += [part for part in token.split() if key(part) or not part.isascii()]
        words: list[Word] = []
        while tokens:
            # A name of several Latin words is one: sponge city, gong tong fu yu.
            sizes = range(min(len(tokens), 8), 1, -1)
            size = next((n for n in sizes if self.joined(tokens[:n]) or self.misspelt(tokens[:n])), 1)
            words += self.token(" ".join(tokens[:size]))
            tokens = tokens[size:]
        apart = any(fold(word.typed) in _listed("between") for word in words[1:-1])
        words = [word for word in words if fold(word.typed) not in _listed("empty")]
        telling = [word for word in words if not (word.typed.isascii() and fold(word.typed) in _listed("all"))]
        # What is left of investing in key projects says what is done only.
        words = words if all(is_weak(sought(word.typed), _listed("weak")) for word in telling) else telling
        latin = [word for word in words if word.typed.isascii()]
        if len(latin) > 1 and not all(map(self.known, (word.typed for word in latin))):
            # Reading and libraries are two things, emissions from factories are described, not named.
            words = [
                word._replace(bound=not (apart and self.is_english(word.typed))) if word in latin else word
                for word in words
            ]
            words = self.without_deeds(words)
        return words

    def without_deeds(self, words: Sequence[Word]) -> list[Word]:
        """The same, of English ones what nobody knows and is done (how air quality is measured) as weak, where what is
        known are two words or more: of child trafficking it is not.
        """
        deeds = [word for word in words if _DEED.fullmatch(word.typed) and not self.is_english(word.typed)]
        rest = [word for word in words if word not in deeds]
        known = [word for word in rest if self.is_english(word.typed)]
        if known != rest or sum(len(word.typed.split()) for word in known) < LEAST_KNOWN:
            return list(words)
        return [word._replace(weak=True, bound=False) if word in deeds else word for word in words]

    def is_english(self, typed: str) -> bool:
        """Whether English words are a name, or have a meaning in the table."""
        return self.known(typed) or any(how == "gloss" for _, how in self.stand_for(typed))

    def joined(self, tokens: Sequence[str]) -> bool:
        """Whether Latin words are a name, or most of a longer one."""
        name = " ".join(tokens)
        return any(token.isascii() for token in tokens) and (
            any(map(self.known, (name, *english(name))))
            or name.isascii()
            and not {fold(tokens[0]), fold(tokens[-1])} & _listed("empty")
            and any(map(str.isalpha, name))
            and bool(self.abridged(name))
            and self.found(self.word(name))
        )

    def misspelt(self, tokens: Sequence[str]) -> bool:
        """Whether Latin words, one of which no record holds, are a name with a slip: spong city."""
        if len(tokens) > MOST_MISSPELT or not all(token.isascii() and token.isalpha() for token in tokens):
            return False
        if any(self.kb.named(City, token) for token in tokens) or all(self.found(self.word(token)) for token in tokens):
            return False
        return self.respelt(self.word(" ".join(tokens))) is not None

    def token(self, token: str) -> list[Word]:
        """The words of one token; a city narrows instead."""
        city = self.kb.named(City, token)
        if city:
            self.cities[city] = token
            return []
        word = self.word(token)
        loose = self.loosely(word) if self.in_pieces else None
        if loose:
            return [loose]
        chinese = is_chinese(fold(token))
        if chinese and len(token) >= 4 and not self.known(token):
            matter, done = self.done_with(token)
            if len(matter) >= LEAST_MATTER and self.known(matter) and done[-1] not in _listed("counts"):
                return [*self.token(matter), self.word(done)]
            pieces = self.pieces(fold(token))
            if len(pieces) == 1 and pieces[0][1] and not self.found(word):
                return self.token(pieces[0][0])
            if len(pieces) > 1 and all(known for _, known in pieces):
                if self.found(word):
                    parts = weakened([self.word(piece) for piece, _ in pieces], _listed("weak") | _aside())
                    return [Word(token, word.forms, parts=tuple(parts))]
                return self.apart(token, [piece for piece, _ in pieces])
            if matter and self.found(self.word(matter)):
                return [*self.token(matter), self.word(done)]
        elif chinese and len(token) >= 5:
            # Of a known thing to do the matter alone comes last: what becomes of 棚户区 is told in many words.
            matter, done = self.done_with(token)
            if matter and self.known(matter):
                word = word._replace(parts=tuple(weakened([self.word(matter), self.word(done)], _listed("weak"))))
        if self.found(word):
            return [word]
        place, rest = self.beside_place(token)
        if place and self.found(self.word(rest)):
            return self.token(place) + self.token(rest)
        better = self.otherwise(word) or self.in_parts(word)
        # 修水库 is no slip for another 水库.
        matter = (
            ""
            if better or self.known(token)
            else self.complained_of(token) or self.without_whose(token) or self.uncounted(token)
        )
        if matter and self.found(self.word(matter)):
            return self.token(matter)
        if not better and self.slips:
            better = self.heard(word) or self.misspelt_matter(word)
        if better:
            return [better]
        if self.known(token):
            return [word]
        if matter:
            return self.token(matter)
        runs = re.findall(rf"[{HAN}]+|[^{HAN}]+", token)
        if len(runs) > 1:  # 金华的GDP目标
            return self.apart(token, [piece for run in runs for piece in self.parts(run)])
        if place:
            return self.token(place) + self.token(rest)
        pieces = (
            _whole(fold(token), self.pieces(fold(token))) if chinese and len(token) >= 4 else self.spelled(fold(token))
        )
        if len(pieces) > 1 and sum(len(piece) for piece, known in pieces if known) * 2 >= len(token):
            return self.apart(token, [piece for piece, _ in pieces])
        return [word]

    def loosely(self, word: Word) -> Word | None:
        """A word also in parts, and as what it is a kind of; None when no record holds any of it."""
        apart = self.in_parts(word)
        kind = self.otherwise(word) or self.otherwise(self.word(self.matter(fold(word.typed))))
        if not kind:
            return apart
        forms = {**dict(kind.forms), **dict(word.forms)}
        return (apart or word)._replace(forms=tuple(forms.items()), topics=word.topics | kind.topics)

    def in_parts(self, word: Word) -> Word | None:
        """A long name of the vocabulary as the known words in it, which may stand apart: 煤矿 and 安全 of 煤矿安全;
        None when no record holds them all. Any two words will do where few records hold the name.
        """
        meant = [form for form, how in word.forms if how in ("exact", "english") and is_chinese(fold(form))]
        for name in meant if self.in_pieces or self.known(word.typed) else ():
            matter = self.matter(fold(name))
            pieces = self.pieces(matter, whole=False) if len(matter) >= LEAST_IN_PARTS else []
            if len(pieces) < 2 or not all(known or self.in_pieces and len(piece) > 1 for piece, known in pieces):
                pieces = [(matter, True)]
            if pieces != [(fold(name), True)]:
                parts = weakened([self.word(piece) for piece, _ in pieces], _listed("weak") | _aside())
                apart = word._replace(parts=tuple(parts))
                if self.found(apart):
                    return apart
        return self.in_words(word)

    def word(self, token: str, *, said: bool = True) -> Word:
        word = super().word(token, said=said)
        return word._replace(parts=self.apart_in(token)) if word.means else word

    def apart_in(self, saying: str) -> tuple[Word, ...]:
        """The known words that a saying is made of (公立 and 幼儿园); none where it is more than these."""
        if saying.isascii():
            words = [word for word in saying.split() if fold(word) not in _listed("empty")]
            pieces = [(word, self.is_english(word) or is_weak(word, _listed("weak"))) for word in words]
        else:
            pieces = self.pieces(fold(saying), whole=False)
        if len(pieces) < 2 or not all(known for _, known in pieces):
            return ()
        return tuple(weakened([self.word(piece) for piece, _ in pieces], _listed("weak") | _aside()))

    def in_words(self, word: Word) -> Word | None:
        """An English name as its words, which may stand apart, each as it may be called in Chinese: hospital beds; None
        when no record holds them all.
        """
        words = [part for part in word.typed.split() if fold(part) not in _listed("empty")]
        if not word.typed.isascii() or len(words) < 2 or not all(map(self.is_english, words)):
            return None
        apart = word._replace(parts=tuple(weakened([self.word(part) for part in words], _listed("weak"))))
        return apart if self.found(apart) else None

    def matter(self, name: str) -> str:
        """What is left of a name without what is done with it or counted of it at its ends: 专利 of 专利授权数量."""
        shorter = self.done_with(name)[0] or (name[:-1] if name[-1:] in _listed("counts") else "")
        return self.matter(shorter) if len(shorter) > 1 else name

    def complained_of(self, token: str) -> str:
        """The matter of a complaint (看病难), or of what is to be done in one character (修地铁); empty when it is no
        known one.
        """
        for matter, said, kind in ((token[:-1], token[-1:], "ends"), (token[1:], token[:1], "begins")):
            if len(matter) > 1 and said in _listed(kind) and (self.known(matter) or self.kb.is_word(matter)):
                return matter
        return ""

    def without_whose(self, token: str) -> str:
        """A known name whose words are kept apart by whose matter it is: 拖欠账款 in 拖欠民企账款; empty for none."""
        names = (token.replace(whose, "", 1) for whose in _listed("whose") if whose in token)
        return max((name for name in names if len(name) >= LEAST_IN_PARTS and self.known(name)), key=len, default="")

    def uncounted(self, token: str) -> str:
        """A known name behind how many there are of it: 民生工程 in 九大民生工程; empty for none."""
        matter = _MANY.sub("", token)
        return matter if matter != token and self.known(matter) else ""

    def done_with(self, token: str) -> tuple[str, str]:
        """A token without what it begins or ends with that says what is done (采煤沉陷区治理), and that; empty when it
        says nothing of the kind.
        """
        for size in (3, 2):
            for matter, done in ((token[:-size], token[-size:]), (token[size:], token[:size])):
                if len(matter) > 1 and done in _listed("weak"):
                    return matter, done
        return "", ""

    def beside_place(self, token: str) -> tuple[str, str]:
        """The Chinese name of a place with which a token begins or ends, and the rest (金华 and GDP); empty when
        there is none.
        """
        for size in range(min(len(token) - 2, LONGEST_PLACE), 1, -1):
            for name, rest in ((token[:size], token[size:]), (token[-size:], token[:-size])):
                if is_chinese(fold(name)) and self.is_place(name):
                    return name, rest.strip("的")
        return "", ""

    def is_place(self, name: str) -> bool:
        """Whether a city is so called, or a part of one that the vocabulary has: 义乌 for 义乌市."""
        return bool(self.kb.named(City, name) or any(self.kb.named(Term, name + kind) for kind in "市区县"))

    def misspelt_matter(self, word: Word) -> Word | None:
        """What may be meant by a misspelt word. Two characters are never respelt, whatever is done with what they
        name: 水母养殖 is no 水产养殖.
        """
        matter, _ = self.done_with(fold(word.typed))
        better = self.respelt(word)
        if not better or len(matter) != 2 or len(self.kb.sounds(matter)) < 2:
            return better
        forms = [fold(form) for form, _ in better.forms]
        return better if any(matter in form or self.sounds_alike(word.typed, form) for form in forms) else None

    def apart(self, token: str, pieces: Sequence[str]) -> list[Word]:
        """The words of a token that no record holds; those of what seems one name are bound."""
        subjects = [piece for piece in pieces if piece not in _listed("all")] or pieces
        words = [word for piece in dict.fromkeys(subjects) for word in self.token(piece)]
        words = weakened(words, _aside())
        if token.isascii():
            return words
        # 堵车的路口 is told of, not named.
        name = "的" not in token and (len(token) <= LONGEST_NAME or self.is_name(token, subjects[-1]))
        cut = not all(map(self.known, subjects))
        return [word._replace(bound=name and not word.weak, cut=cut) for word in words]

    def is_name(self, run: str, last: str) -> bool:
        """Whether a long run is a name whose last word nobody knows, not a sentence. What a name names comes last:
        without a 世界杯 there is no 机器人足球世界杯.
        """
        unknown = "".join(piece for piece, known in self.pieces(fold(run)) if not known)
        at_the_end = bool(unknown) and (unknown.endswith(last) or last.endswith(unknown))
        return len(last) > 1 and at_the_end and set(unknown).isdisjoint(_listed("within"))

    def pieces(self, run: str, *, whole: bool = True) -> list[tuple[str, bool]]:
        """A Chinese run as known words and what is left between them: as much known as possible, in few words; the run
        itself, where it is one, only if ``whole``.
        """
        size = len(run)
        spans = {run[start:end] for start in range(size) for end in range(start + 2, min(start + 10, size) + 1)}
        spans -= set() if whole else {run}
        known = set(self.kb.forms(spans)) | {span for span in spans if len(span) == 2 and self.kb.is_word(span)}
        known |= set() if self.described else self.kb.said(spans)
        known |= spans & (_listed("weak") | _listed("told") | _listed("empty"))
        # best[n] is (unknown characters, words, start of the last one) for the first n characters.
        best: list[tuple[int, int, int]] = [(0, 0, 0)]
        for end in range(1, size + 1):
            unknown, count, _ = best[end - 1]
            options = [(unknown + (run[end - 1] not in _listed("empty")), count, end - 1)]
            for start in range(max(end - 10, 0), end - 1):
                if run[start:end] in known:
                    options.append((best[start][0], best[start][1] + 1, start))
            best.append(min(options))
        return _merge(run, best, known)

    def with_akin(self, words: Sequence[Word]) -> list[Word]:
        """Some words and the known ones in them, those that say what is done left out, with what is akin to each."""
        each = {word.typed: word for word in words}
        for word in words:
            typed = fold(word.typed)
            if is_chinese(typed) and len(typed) >= LEAST_IN_PARTS:
                place, rest = self.beside_place(word.typed)
                if place:
                    self.token(place)
                pieces = self.telling(fold(rest or word.typed), whole=bool(rest))
                each |= {piece: self.word(piece) for piece in (rest, *pieces) if piece and piece not in each}
            elif is_chinese(typed) and (matter := self.complained_of(word.typed)):
                each.setdefault(matter, self.word(matter))
            elif word.typed.isascii():
                pieces = [piece for piece in word.typed.split() if " " in word.typed and self.is_english(piece)]
                each |= {piece: self.word(piece) for piece in pieces if piece not in each}
        idle = _listed("weak") | _aside() | _listed("all")
        telling = weakened(list(each.values()), idle)
        return [self.beside_akin(word) for word in telling if not word.weak]

    def besides(self, text: str) -> list[str]:
        """The known words in what a description leaves, without those that ask or say what is done."""
        runs = [run for run in self.without_question(text).split() if len(run) > 1]
        pieces = [piece for run in runs if is_chinese(run) for piece, known in self.pieces(run) if known]
        latin = [run for run in runs if run.isascii() and self.is_english(run)]
        idle = _listed("weak") | _listed("empty") | _listed("all") | _listed("before")
        return [piece for piece in dict.fromkeys([*pieces, *latin]) if len(piece) > 1 and piece not in idle]

    def telling(self, run: str, *, whole: bool) -> list[str]:
        """The known words in a run, and those in the long ones: 收入 in 城乡收入差距."""
        pieces = [piece for piece, known in self.pieces(run, whole=whole) if known and len(piece) > 1]
        longer = [piece for piece in pieces if len(piece) >= LEAST_IN_PARTS]
        return pieces + [inner for piece in longer for inner in self.telling(piece, whole=False) if inner != piece]

    def parts(self, run: str) -> list[str]:
        """The known words of a run of one script, without those that say nothing; the run itself where it has none."""
        if not is_chinese(fold(run)) or self.known(run):
            return [run]
        return [piece for piece, _ in self.pieces(fold(run))]

    def spelled(self, run: str) -> list[tuple[str, bool]]:
        """Pinyin or English without blanks as known words, longest first: yiwujichang → yiwu, jichang."""
        if not re.fullmatch("[a-z]{6,40}", run):
            return []
        result: list[tuple[str, bool]] = []
        while run:
            end = next(
                (end for end in range(len(run), 3, -1) if self.kb.named(City, run[:end]) or self.kb.aliases(run[:end])),
                0,
            )
            if not end:
                return []
            result.append((run[:end], True))
            run = run[end:]
        return result


def _whole(run: str, pieces: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The pieces of a run, a single unknown character as one with what it stands behind: 电子烟 is not any 烟. In a
    sentence those that say nothing alone are left out: 少 in 干部少吃喝.
    """
    result: list[tuple[str, bool]] = []
    if len(run) >= LEAST_SENTENCE:
        pieces = [(piece, known) for piece, known in pieces if known or not set(piece) <= _listed("within")]
    for piece, known in pieces:
        if result and not known and piece in _listed("plain"):
            continue
        if len(piece) == 1 and not known and result and result[-1][0] + piece in run:
            result[-1] = (result[-1][0] + piece, False)
        else:
            result.append((piece, known))
    return result


def _merge(run: str, best: Sequence[tuple[int, int, int]], known: set[str]) -> list[tuple[str, bool]]:
    """The pieces of the best reading, single unknown characters joined, empty words left out."""
    pieces: list[tuple[str, bool]] = []
    end = len(run)
    while end:
        start = best[end][2]
        piece = run[start:end]
        if piece not in known and pieces and not pieces[-1][1] and piece not in _listed("empty"):
            pieces[-1] = (piece + pieces[-1][0], False)
        elif piece not in _listed("empty"):
            pieces.append((piece, piece in known))
        end = start
    return pieces[::-1]
