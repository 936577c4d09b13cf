"""What a word may stand for, and what may be meant by one that no record holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from plancmp.knowledge.names import key
from plancmp.match import nearest
from plancmp.model import Indicator
from plancmp.query.search.question import Word
from plancmp.query.search.spelling import english, is_slip, least_similar, singular
from plancmp.text.chinese import is_chinese
from plancmp.text.normalise import fold
from plancmp.text.tables import cell
from plancmp.weights import HOW

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

MOST_FORMS = 60
"""So many forms of one word are looked for."""

LEAST_OF_A_NAME = 0.5
"""English words that are at least this share of a name, by letters, may stand for it: cargo throughput (of ports)."""

MOST_LONGER = 8
"""So many words, the shortest, are looked for of those whose pinyin begins as typed."""


class Meanings:
    """The questions about one word; ``found`` says whether any record holds it."""

    def __init__(self, kb: KnowledgeBase, found: Callable[[Word], bool]) -> None:
        self.kb, self.found = kb, found
        self.described = False

    def sayings(self, token: str) -> list[str]:
        """What plans call the thing that people call so; a word of what is described otherwise says no more."""
        return [] if self.described else self.kb.sayings(token)

    def known(self, token: str) -> bool:
        return bool(self.kb.forms([key(token)]) or self.kb.aliases(token) or self.sayings(token))

    def stand_for(self, token: str) -> list[tuple[str, str]]:
        """What a typed word stands for; the plain meaning of an English word, also of its plural, only where it is no
        name, or merely that of a topic or an everyday one.
        """
        aliases = self.kb.aliases(token)
        if not token.isascii() or any(how in ("same", "narrower") for _, how in aliases):
            return aliases
        glosses = self.kb.glosses(token) or self.kb.glosses(singular(token))
        return [*aliases, *((target, "gloss") for target in glosses)]

    def word(self, token: str, *, said: bool = True) -> Word:
        """A word with the forms that the vocabulary gives it; with what plans call it if people have ``said`` it."""
        forms = {token if fold(token) == token.casefold() else fold(token): "exact"}
        forms.update(dict.fromkeys(self.kb.forms([key(token)]).values(), "exact"))
        if token.isascii() and self.kb.is_another(token):
            forms = {}
        elif token.isascii() and token.endswith("s") and len(token) > 4:
            forms.setdefault(singular(token), "exact")
        means = self.sayings(token) if said else []
        aliases = [(target, how) for target, how in self.stand_for(token) if how != "broader"]
        aliases += [(target, "everyday") for target in means]
        if not aliases and " " in token and token.isascii():
            aliases = [(target, "english") for target in self.abridged(token)]
        for target, how in aliases:
            forms.setdefault(target, how)
        for target, how in aliases:
            if how in ("pinyin", "everyday", "english"):
                for other, kind in self.kb.aliases(target):
                    if kind in ("same", "narrower"):
                        kind_of = "kind" if (how, kind) == ("everyday", "narrower") else kind
                        forms.setdefault(other, min(how, kind_of, key=HOW.__getitem__))
        official = [target for target, how in aliases if how == "everyday"]
        topics, named, indicators = set[str](), [], {}
        for form, how in forms.items():
            # Of its kinds those called by the official word: to go to school (教育) is 义务教育, to see a doctor
            # (医疗) not so much 中医药.
            if how in ("everyday", "kind") and any(word in form for word in official):
                topics.update(name for kind, name, _, is_name in self.kb.stands(form) if is_name and kind == "topic")
            if how in ("exact", "same", "english", "pinyin"):
                indicator = self.kb.named(Indicator, form)
                if indicator:
                    indicators[indicator] = fold(self.kb.get(Indicator, indicator).zh)
                for kind, name, label, is_name in self.kb.stands(form):
                    if kind == "topic":
                        topics.add(name)
                    if is_name and how != "same":
                        named.append((kind, name, fold(label)))
        return Word(
            token,
            tuple(forms.items())[:MOST_FORMS],
            frozenset(topics),
            tuple(dict.fromkeys(named)),
            indicators=tuple(indicators.items()),
            means=tuple(means),
        )

    def beside_akin(self, word: Word) -> Word:
        """A word with those that stand among the same words as it does."""
        chinese = [form for form, how in word.forms if how != "broader" and is_chinese(fold(form))]
        others = zip_longest(*(cell("akin", form).split() for form in chinese))
        akin = dict.fromkeys(other for closest in others for other in closest if other)
        forms = {**dict.fromkeys(akin, "akin"), **dict(word.forms)}
        return word._replace(forms=tuple(sorted(forms.items(), key=lambda form: form[1] == "akin"))[:MOST_FORMS])

    def abridged(self, words: str) -> list[str]:
        """What English names that hold these words, and little else, stand for."""
        typed = key(words)
        holding = [(len(name), target) for name, target in self.english if typed in name]
        return [target for size, target in sorted(holding) if len(typed) >= LEAST_OF_A_NAME * size][:MOST_LONGER]

    @cached_property
    def english(self) -> list[tuple[str, str]]:
        """The English names of the vocabulary by their keys, and what they stand for."""
        return self.kb.english()

    def otherwise(self, word: Word) -> Word | None:
        """The same word in the spelling of the records (labor, labour); else what it is a kind or part of."""
        letters = word.typed.replace(" ", "").replace("-", "")
        spelt = english(fold(word.typed)) if letters.isascii() and letters.isalpha() else []
        itself = [form for form, how in word.forms if how in ("exact", "pinyin")]
        broader = [target for form in itself for target, how in self.kb.aliases(form) if how == "broader"]
        found = (self.instead(word, [other], "same") for other in spelt)
        return next(filter(None, found), None) or self.instead(word, broader, "broader")

    def heard(self, word: Word) -> Word | None:
        """What sounds like the typed word: its characters' pinyin, or pinyin that a longer word begins with."""
        typed = key(word.typed)
        if is_chinese(typed) and 2 < len(typed) <= 12:
            targets = {target: None for reading in self.kb.readings(typed) for target, _ in self.kb.aliases(reading)}
            same_length = [target for target in targets if len(key(target)) == len(typed)]
            return self.itself(word, same_length, "sound")
        if re.fullmatch("[a-z]{5,}", typed):
            longer = self.kb.spoken(typed)
            beginnings = [start for start in (self.beginning(form, typed) for form in longer) if start]
            # What else a longer word stands for is less than its beginning: 自贸区 for ziyoumaoyi, 自由贸易.
            wider = self.instead(word, [*beginnings, *longer[:MOST_LONGER]], "pinyin") if beginnings else None
            if not wider:
                return None
            forms = dict.fromkeys((*beginnings, *longer[:MOST_LONGER]), "pinyin")
            forms |= {form: "sound" for form, _ in wider.forms if form not in forms}
            return wider._replace(forms=tuple(forms.items()))
        return None

    def beginning(self, form: str, spoken: str) -> str | None:
        """The beginning of ``form`` that is pronounced so; None when a character would be cut."""
        sounds = self.kb.sounds(form)
        for place, character in enumerate(form):
            reading = next((sound for sound in sounds.get(character, ()) if spoken.startswith(sound)), None)
            if reading is None:
                return None
            spoken = spoken[len(reading) :]
            if not spoken:
                return form[: place + 1]
        return None

    @cached_property
    def written(self) -> dict[str, str]:
        """The words of the vocabulary by their keys, also those of their pinyin."""
        return dict(reversed(self.kb.vocabulary()))

    def respelt(self, word: Word) -> Word | None:
        """Words of the vocabulary that differ from the typed one by a slip."""
        typed = key(word.typed)
        least = least_similar(len(typed))
        if least > 100 or len(typed) > 40 or typed.isdigit():
            return None
        written = self.written
        ranked = [
            (name, score)
            for name, score in nearest(typed, written, least=least, most=20)
            if is_slip(typed, name, written[name])
        ]
        if not ranked:
            return None
        best = [written[name] for name, score in ranked if score == ranked[0][1]]
        meant = [name for name in best if self.sounds_alike(typed, name)] or best
        return self.itself(word, meant, "spelling")

    def sounds_alike(self, typed: str, name: str) -> bool:
        """Whether two Chinese words of one length are nearly pronounced alike: 振新, 振兴."""
        if len(typed) != len(name) or not is_chinese(typed):
            return False
        sounds = {sign: set(map(_blurred, spoken)) for sign, spoken in self.kb.sounds(typed + name).items()}
        return all(one == two or sounds.get(one, set()) & sounds.get(two, set()) for one, two in zip(typed, name))

    def itself(self, word: Word, targets: Sequence[str], how: str) -> Word | None:
        """What was misspelt; only where no record holds that, also its kinds."""
        return self.instead(word, targets, how, kinds=False) or self.instead(word, targets, how)

    def instead(self, word: Word, targets: Iterable[str], how: str, *, kinds: bool = True) -> Word | None:
        """The word that ``targets`` make together, with their ``kinds`` or without; None when no record holds one of
        them.
        """
        forms: dict[str, str] = {}
        topics: set[str] = set()
        stands: dict[tuple[str, str, str], None] = {}
        indicators: dict[str, str] = {}
        for target in dict.fromkeys(targets):
            meant = self.word(target, said=False)
            # Other kinds of the broader thing are not what was meant.
            narrow = how == "broader" or not kinds
            forms.update((form, how) for form, via in meant.forms if not narrow or via in ("exact", "same"))
            topics |= meant.topics
            stands.update(dict.fromkeys(meant.stands))
            indicators.update(meant.indicators)
        result = Word(
            word.typed,
            tuple(forms.items())[:MOST_FORMS],
            frozenset(topics),
            tuple(stands),
            indicators=tuple(indicators.items()),
        )
        return result if forms and self.found(result) else None


def _blurred(spoken: str) -> str:
    """A syllable as many pronounce it: zh as z, l as n, ng as n."""
    return re.sub("^([zcs])h", r"\1", re.sub("^l", "n", spoken)).replace("ng", "n")
