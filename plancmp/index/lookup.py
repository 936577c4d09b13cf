"""What search and matching ask of the index: words and what they stand for, candidates, vectors."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Any

from plancmp.index.grams import conjunction, either
from plancmp.index.packing import COLUMNS, decoded, unpack
from plancmp.index.searchable import HEAD_LABELS, LABELS
from plancmp.index.spans import Spans
from plancmp.knowledge import names
from plancmp.match import Vector
from plancmp.model import Commitment
from plancmp.text.chinese import is_chinese
from plancmp.text.normalise import fold, sought


class Lookup:
    """The questions about words; :class:`plancmp.KnowledgeBase` adds those about records."""

    _db: sqlite3.Connection

    def vectors(self, items: Iterable[Commitment], *, stored: bool = True, families: bool = False) -> dict[str, Vector]:
        """The weighted features of commitments by id, for comparing them with :mod:`plancmp.match`, with the
        ``families`` of their words beside them if wanted.

        Those of commitments that are not ``stored`` here are made from what they say, whatever bears their ids.
        """
        wanted = {item.id: item for item in items}
        if not stored:
            return self._vectors(list(wanted.values()), families)
        column = "rtrim(v.json, '}') || v.families || '}'" if families else "v.json"
        sql = f"SELECT c.id, {column} FROM commitment c JOIN vector v USING (number) WHERE c.id IN ({marks(wanted)})"
        rows = self._db.execute(sql, list(wanted)).fetchall()
        result = dict(zip([row[0] for row in rows], decoded(f"[{','.join([row[1] for row in rows])}]")))
        missing = [item for name, item in wanted.items() if name not in result]
        return {**result, **self._vectors(missing, families)} if missing else result

    def _vectors(self, items: Sequence[Commitment], families: bool) -> dict[str, Vector]:
        """The vectors of commitments for which none is stored."""
        from plancmp.index.vectors import Known

        known = Known(*map(decoded, self._db.execute("SELECT * FROM weighing").fetchone()))
        return {item.id: known.whole(item) if families else known.vector(item) for item in items}

    def near(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """Those of these commitments that have a close one of another city and topic, each with each of them."""
        rows = []
        for wanted in batches(ids):
            rows += self._db.execute(f"SELECT id, other FROM near WHERE id IN ({marks(wanted)})", wanted).fetchall()
        return rows

    def _fields(self, kind: str, name: str) -> dict[str, Any]:
        row = self._db.execute("SELECT json FROM record WHERE kind = ? AND id = ?", (kind, name)).fetchone()
        return decoded(row[0]) if row else {}

    def aliases(self, word: str) -> list[tuple[str, str]]:
        """Words that a typed word may stand for, and how: same, narrower, everyday, english, pinyin or broader."""
        sql = "SELECT target, how FROM alias WHERE key = ? AND how NOT IN ('gloss', 'instead')"
        return self._db.execute(sql, (names.key(word),)).fetchall()

    def glosses(self, word: str) -> list[str]:
        """What an English word may be called in Chinese, be it a name of something or not."""
        sql = "SELECT target FROM alias WHERE key = ? AND how IN ('gloss', 'instead')"
        return [row[0] for row in self._db.execute(sql, (names.key(word),))]

    def sayings(self, word: str) -> list[str]:
        """What plans call the thing that people call so, the plainest first."""
        sql = "SELECT target FROM saying WHERE key = ? ORDER BY place"
        return [row[0] for row in self._db.execute(sql, (names.key(word),))]

    def said(self, words: Iterable[str]) -> set[str]:
        """Those of the given keys that people call something."""
        wanted = list(dict.fromkeys(words))
        rows = self._db.execute(f"SELECT DISTINCT key FROM saying WHERE key IN ({marks(wanted)})", wanted)
        return {row[0] for row in rows}

    def is_another(self, word: str) -> bool:
        """Whether an English word is mostly another one in sentences, so that only its Chinese is to be looked for:
        who types trains does not mean that somebody trains.
        """
        sql = "SELECT 1 FROM alias WHERE key = ? AND how = 'instead'"
        return self._db.execute(sql, (names.key(word),)).fetchone() is not None

    def english(self) -> list[tuple[str, str]]:
        """The English names of the vocabulary by their keys, and the Chinese word that each stands for."""
        return self._db.execute("SELECT key, target FROM alias WHERE how = 'english'").fetchall()

    def spoken(self, beginning: str, most: int = 40) -> list[str]:
        """Words whose pinyin begins with the given one, the shortest first."""
        rows = self._db.execute(
            "SELECT target FROM alias WHERE key > ? AND key < ? AND how = 'pinyin' ORDER BY length(key) LIMIT ?",
            (beginning, beginning + "{", most),
        )
        return [row[0] for row in rows]

    def sounds(self, characters: Iterable[str]) -> dict[str, list[str]]:
        """Readings of characters in pinyin without tones, the usual first."""
        wanted = list(dict.fromkeys(characters))
        rows = self._db.execute(f"SELECT character, spoken FROM sound WHERE character IN ({marks(wanted)})", wanted)
        return {character: spoken.split() for character, spoken in rows}

    def readings(self, text: str, most: int = 16) -> list[str]:
        """How a short text of Chinese characters may be pronounced, in pinyin without blanks; none for any other
        text.
        """
        if not is_chinese(text) or not 1 < len(text) <= 12:
            return []
        sounds = self.sounds(text)
        return ["".join(syllables) for syllables in islice(product(*(sounds.get(sign, [""]) for sign in text)), most)]

    def forms(self, words: Iterable[str]) -> dict[str, str]:
        """Those of the given keys that the vocabulary knows, with the word as written."""
        wanted = list(dict.fromkeys(words))
        rows = self._db.execute(f"SELECT key, form FROM form WHERE key IN ({marks(wanted)})", wanted)
        return dict(rows.fetchall())

    def vocabulary(self) -> list[tuple[str, str]]:
        """Every word of the vocabulary, by its key and by its pinyin, with the word as written."""
        sql = "SELECT key, form FROM form UNION ALL SELECT key, target FROM alias WHERE how = 'pinyin'"
        return self._db.execute(sql).fetchall()

    def stands(self, word: str) -> list[tuple[str, str, str, bool]]:
        """Topics and themes that a word names or signals: kind, id, Chinese label, whether it names it."""
        sql = "SELECT kind, id, label, named FROM stands WHERE key = ? ORDER BY named DESC"
        return [
            (kind, name, label, bool(named)) for kind, name, label, named in self._db.execute(sql, (names.key(word),))
        ]

    def labels(self, topics: Iterable[str]) -> list[str]:
        """The folded Chinese labels of topics."""
        return [fold(self._fields("topic", name)["zh"]) for name in topics]

    def is_word(self, word: str) -> bool:
        """Whether it is a common or known word of two or three characters."""
        return self._db.execute("SELECT 1 FROM word WHERE word = ?", (word,)).fetchone() is not None

    def named(self, cls: type, typed: str) -> str | None:
        """The id of the record that exactly answers to a name, None when none does; nothing is guessed."""
        return next(iter(self._exact(names.KINDS[cls], names.key(typed))), None)

    def _exact(self, kind: str, key: str) -> list[str]:
        rows = self._db.execute("SELECT id FROM name WHERE kind = ? AND key = ? ORDER BY place, id", (kind, key))
        return [row[0] for row in rows]

    def holding(self, folded: str, lead: str = "") -> str:
        """The full-text expression for the commitments that may hold a folded word: in words of their own, or in a
        label.

        With :data:`HEAD` as ``lead`` in those parts that say what they are about. Empty when nothing can hold it.
        """
        own = conjunction(folded)
        if not own:
            return ""
        kinds = HEAD_LABELS if lead else LABELS
        sql = (
            "SELECT tag FROM label WHERE number IN (SELECT rowid FROM label_grams WHERE label_grams MATCH ?)"
            f" AND kind IN ({marks(kinds)})"
        )
        return either([conjunction(folded, lead), *(f'"{row[0]}"' for row in self._db.execute(sql, (own, *kinds)))])

    def candidates(self, expression: str, most: int, inside: Sequence[Spans] = ()) -> list[tuple[int, str]]:
        """Number and stored words of at most ``most`` commitments that fit an expression of the full-text index, and
        stand ``inside`` each of these.
        """
        if inside:
            rows = self._db.execute("SELECT rowid FROM grams WHERE grams MATCH ?", (expression,))
            fitting = [row[0] for row in islice((row for row in rows if all(row[0] in part for part in inside)), most)]
            sql = f"SELECT number, words FROM commitment WHERE number IN ({marks(fitting)})"
            return self._db.execute(sql, fitting).fetchall()
        sql = (
            "SELECT c.number, c.words FROM commitment c WHERE c.number IN "
            "(SELECT rowid FROM grams WHERE grams MATCH ? LIMIT ?)"
        )
        return self._db.execute(sql, (expression, most)).fetchall()

    def containing(self, word: str, *, most: int) -> list[tuple[int, str]]:
        """Number and stored words of at most ``most`` commitments that hold all grams of ``word``."""
        expression = self.holding(sought(word))
        return self.candidates(expression, most) if expression else []

    def size(self) -> int:
        """How many commitments there are, without counting them."""
        return self._meta("commitments")

    def _meta(self, key: str) -> int:
        """A number that the index says of itself."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else 0

    def numbered(self, numbers: Iterable[int]) -> dict[int, Commitment]:
        """Commitments by the numbers that :meth:`candidates` gives."""
        wanted = sorted(numbers)
        sql = f"SELECT {COLUMNS} FROM commitment WHERE number IN ({marks(wanted)}) ORDER BY number"
        return dict(zip(wanted, unpack(self._db.execute(sql, wanted))))


def batches(values: Iterable[str], size: int = 20_000) -> Iterator[list[str]]:
    """The values in lists of at most so many as SQLite takes in one question."""
    left = iter(values)
    while some := list(islice(left, size)):
        yield some


def marks(values: Collection[object]) -> str:
    """As many question marks as there are values; SQLite takes 32,000 of them."""
    return ", ".join("?" * len(values))
