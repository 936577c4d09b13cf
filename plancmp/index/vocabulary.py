"""What a typed word may stand for: the tables by which search reads a query, compiled from the vocabularies."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from plancmp.index.packing import apart
from plancmp.knowledge.names import key, pinyin, short
from plancmp.text.chinese import COMMA, is_chinese
from plancmp.text.spoken import readings
from plancmp.text.tables import rows

if TYPE_CHECKING:
    from plancmp.knowledge.load import Catalogue

LAYOUT = """
CREATE TABLE form (key TEXT PRIMARY KEY, form TEXT) WITHOUT ROWID;
CREATE TABLE alias (key TEXT, target TEXT, how TEXT, PRIMARY KEY (key, target)) WITHOUT ROWID;
CREATE TABLE saying (key TEXT, place INTEGER, target TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE stands (key TEXT, kind TEXT, id TEXT, label TEXT, named INTEGER, PRIMARY KEY (key, kind, id)) WITHOUT
ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE sound (character TEXT PRIMARY KEY, spoken TEXT) WITHOUT ROWID;
"""

MOST_NAMES = 3_000
"""So many proper names, the most frequent, are known by pinyin and in misspelt forms."""

MOST_COUNTED = 100_000
"""In so many commitments they are counted."""

_BORDER = re.compile(rf"[\s·“”\"'()（）《》、{COMMA}]+")

_OWNER = re.compile("'s?(?= |$)")

Alias = tuple[str, str, str]


def compile_words(db: sqlite3.Connection, records: Catalogue) -> None:
    """Fill the tables of :data:`LAYOUT`, also when they hold what was made before."""
    for table in ("form", "alias", "saying", "stands", "word", "sound"):
        db.execute(f"DELETE FROM {table}")
    forms = _forms(db, records)
    db.executemany("INSERT OR IGNORE INTO form VALUES (?, ?)", ((key(form), form) for form in forms if key(form)))
    for saying, meant in _sayings():
        places = ((key(saying), place, form) for place, form in enumerate(meant))
        db.executemany("INSERT OR IGNORE INTO saying VALUES (?, ?, ?)", places)
    db.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", _aliases(records))
    db.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", _spoken(forms))
    db.executemany("INSERT OR IGNORE INTO stands VALUES (?, ?, ?, ?, ?)", _stands(records))
    common = (word for row in rows("common") for word in row[0].split())
    db.executemany(
        "INSERT OR IGNORE INTO word VALUES (?)", ((word,) for words in (common, _words(forms)) for word in words)
    )
    add_cities(db, records)
    in_use = set("".join(readings()).encode("gb2312", "ignore").decode("gb2312"))
    db.executemany("INSERT INTO sound VALUES (?, ?)", (pair for pair in readings().items() if pair[0] in in_use))


def add_cities(db: sqlite3.Connection, records: Catalogue) -> None:
    """Enter the names of the cities as words."""
    names = _words(map(short, records.cities.values()))
    db.executemany("INSERT OR IGNORE INTO word VALUES (?)", ((name,) for name in names))


def _words(forms: Iterable[str]) -> Iterator[str]:
    """Those of two or three Chinese characters."""
    return (form for form in forms if 2 <= len(form) <= 3 and is_chinese(form))


def _forms(db: sqlite3.Connection, records: Catalogue) -> list[str]:
    """Every word that the vocabularies write, and the proper names of the commitments, each once."""
    forms: dict[str, None] = {}
    for term in records.terms.values():
        forms.update(dict.fromkeys((term.term, term.en, *term.same, *term.narrower, *term.everyday)))
    for indicator in records.indicators.values():
        forms.update(dict.fromkeys((indicator.zh, indicator.en, *indicator.aliases)))
    for topic in records.topics.values():
        forms.update(dict.fromkeys((topic.zh, topic.en, *topic.keywords)))
    for theme in records.themes.values():
        forms.update(dict.fromkeys((theme.zh, theme.en, *theme.aliases)))
    held = db.execute("SELECT names FROM commitment ORDER BY number LIMIT ?", (MOST_COUNTED,))
    names = Counter(name for row in held if row[0] for name in apart(row[0]))
    for name, _ in names.most_common(MOST_NAMES):
        forms.update(dict.fromkeys([name, *(part for part in _BORDER.split(name) if len(part) > 1)]))
    return list(forms)


def _aliases(records: Catalogue) -> Iterator[Alias]:
    """Key of what is typed, what else to look for, and how the two hang together."""
    for term in records.terms.values():
        group = (term.term, *term.same)
        for form in group:
            yield from ((key(form), other, "same") for other in group if form not in other)
            yield from ((key(form), other, "narrower") for other in term.narrower)
        for form in term.everyday:
            yield from ((key(form), other, "everyday") for other in group)
        yield from ((key(term.en), other, "english") for other in group)
    for indicator in records.indicators.values():
        group = (indicator.zh, *indicator.aliases)
        for form in group:
            yield from ((key(form), other, "same") for other in group if _differ(form, other))
        yield key(indicator.en), indicator.zh, "english"
    for topic in records.topics.values():
        yield key(topic.en), topic.zh, "english"
    for words, chinese in rows("sayings"):
        for word in words.split():
            if not _is_saying(word):
                how = "instead" if word.endswith("!") else "gloss"
                yield from ((key(word.removesuffix("!")), form, how) for form in chinese.split())
    for term in records.terms.values():
        yield from ((key(form), term.term, "broader") for form in term.narrower)


def _is_saying(word: str) -> bool:
    return not word.isascii() or "_" in word


def _sayings() -> Iterator[tuple[str, list[str]]]:
    """What people say, in Chinese or in several English words, with what plans call it, the plainest first. They are no
    borders of words in a record, and no slip is taken for them: plans hardly use them.
    """
    for words, chinese in rows("sayings"):
        for saying in (word.replace("_", " ") for word in words.split() if _is_saying(word)):
            # A query has not the sign of whose it is: old people's homes.
            yield from ((form, chinese.split()) for form in dict.fromkeys((saying, _OWNER.sub("", saying))))


def _differ(form: str, other: str) -> bool:
    # 出口 is an alias of 出口总额, but whoever types the long form does not mean every 出口.
    return form not in other and other not in form


def _spoken(forms: list[str]) -> Iterator[Alias]:
    for form in forms:
        whole, initials = pinyin(form)
        if whole:
            # ü is a v on most keyboards and a u in passports.
            yield from ((spelt, form, "pinyin") for spelt in dict.fromkeys((whole, whole.replace("v", "u"))))
        if 3 <= len(initials) <= 8:
            yield initials, form, "pinyin"


def _stands(records: Catalogue) -> Iterator[tuple[str, str, str, str, bool]]:
    """Words that name a topic or theme, or (``named`` False) signal it."""
    groups = {}
    for term in records.terms.values():
        groups.update({key(form): (term.term, *term.same) for form in (term.term, *term.same)})
    for topic in records.topics.values():
        for form in (topic.zh, topic.en):
            yield key(form), "topic", topic.id, topic.zh, True
        for word in topic.keywords:
            yield from ((key(form), "topic", topic.id, topic.zh, False) for form in (word, *groups.get(key(word), ())))
    for theme in records.themes.values():
        for form in (theme.zh, theme.en, *theme.aliases):
            yield key(form), "theme", theme.id, theme.zh, True
