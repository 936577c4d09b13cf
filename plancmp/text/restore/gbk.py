"""Find and repair text that byte-level filters have cut across GBK characters.

確!鞍税藨略” was 確保“八八戰略”. Two filters do it. One turns full-width punctuation (A3 A1, A3 AC …) into ASCII, also
where A3 ends one character and A1 begins the next; the other puts ASCII (pinyin) between the two bytes of a
character. From there every byte is one place off until something sets it right, and the byte before the place
is lost. A repair therefore tries each lost byte and reads on; what it finds is weighed by which neighbours
stand together elsewhere in the same document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from plancmp.text.chinese import HAN
from plancmp.text.normalise import simplify
from plancmp.text.tables import rows

SURE = 0.8
_TELLING = 0.5  # one reading this sure, or a reviewed one, shows that a document is damaged at all
_FEWEST_PLACES = 3  # in a document before any place in it counts as damage
_LONGEST_RUN = 12  # characters that one shift reaches
_BEAM = 60
_GAP_COST = 0.5
_LONGEST_GAPPED = 4  # characters of a run in which a dropped one is looked for: that multiplies what there is to try
_FOLLOWERS = 20  # so many characters, those that follow most often elsewhere, are tried for a dropped one
_HOPELESS = -9.0
_ALWAYS = "“”、。《》"  # may be missing from the document because damage took every one
_HAN = f"[{HAN}]"
_MARK = re.compile(r"[!,:;?]")
# What an ASCII punctuation mark may have been: the second byte of A3 xx.
_SECOND_BYTE = {"!": 0xA1, ",": 0xAC, ":": 0xBA, ";": 0xBB, "?": 0xBF}
_ODD = re.compile(r"[\u0100-\u024f\u2460-\u24ff\u2500-\u257f\u3040-\u312f\uff21-\uff5a]")


@dataclass(frozen=True, slots=True)
class Flag:
    """A damaged place: where ``raw`` stands in the text without pinyin, what it said, how sure (0-1)."""

    place: int
    raw: str
    proposal: str
    confidence: float


def _is_rare(character: str) -> bool:
    """Outside the 3,755 characters of GB 2312 level 1, or of a kind that Chinese prose does not use."""
    if _ODD.match(character):
        return True
    if not re.match(_HAN, character):
        return False
    try:
        return simplify(character).encode("gb2312")[0] >= 0xD8
    except UnicodeEncodeError:
        return True


def _loses_quote(text: str, place: int) -> bool:
    """Whether a quotation mark is missing here: the ones around the place do not open and close in turn."""
    before = re.search(r"[“”](?=[^“”]*$)", text[max(0, place - 200) : place])
    after = re.search(r"[“”]", text[place : place + 40])
    return after is not None and (before[0] if before else "”") == after[0]


def suspects(text: str) -> list[int]:
    """The indices of the marks that damage seems to begin at; empty for a document with too few of them."""
    seen = Counter(text)
    places: list[int] = []
    for mark in _MARK.finditer(text):
        start = mark.start()
        if not re.match(_HAN, text[start - 1 : start]):
            continue
        after = re.match(r"[^\x00-\x7f]*", text[start + 1 : start + 7])
        run = after[0] if after else ""
        strange = any(_is_rare(char) and seen[char] <= 2 for char in run[:3]) or _ODD.search(run)
        glued = mark[0] in ",;:" and re.match(rf"[A-Z]{_HAN}", text[start + 1 : start + 3])
        question = mark[0] == "?" and re.match(rf"[a-z]?\??{_HAN}", text[start + 1 : start + 4])
        unquoted = mark[0] == "!" and _loses_quote(text, start)
        if strange or glued or question or unquoted:
            places.append(start)
    return places if len(places) >= _FEWEST_PLACES else []


class _Neighbours:
    """Which characters follow each other in a document, and how often."""

    def __init__(self, text: str) -> None:
        self.single = Counter(text)
        self.double = Counter(zip(text, text[1:]))
        self.after: dict[str, list[str]] = {}
        for (before, char), _ in self.double.most_common():
            if not char.isascii() and len(self.after.setdefault(before, [])) < _FOLLOWERS:
                self.after[before].append(char)

    def weight(self, before: str, char: str) -> float:
        together = self.double[before, char]
        return 4.0 + min(together, 8) / 4 if together else min(self.single[char], 20) / 20 - 2.0

    def attested(self, text: str) -> float:
        """The share of neighbours in ``text`` that the document knows."""
        met = [pair in self.double for pair in zip(text, text[1:])]
        return sum(met) / len(met) if met else 0.0


def _rows_of_bytes(mark: str, run: str) -> Iterator[tuple[list[int | None], int, int]]:
    """The byte rows that a mark and the characters after it may stand for, ``None`` where a byte is lost.

    Each comes with the number of characters of ``run`` that it uses up, and of pairs taken for dropped (0 or 1).
    """
    heads: list[list[int | None]] = [[None, 0xA3, _SECOND_BYTE[mark]]]
    if mark == "?":
        heads.append([None])
    length = 0
    coded: list[int | None] = []
    pieces: list[list[int | None]] = []
    for char in run:
        length += 1
        if char.isascii():
            # The second byte of a pair whose first was taken for the end of the character before.
            if 0x40 <= ord(char) <= 0x7E:
                for head in heads:
                    yield [*head, *coded, ord(char)], length, 0
                    yield from (([*head, *row, ord(char)], length, 1) for row in _with_gap(pieces))
            return
        try:
            piece: list[int | None] = [*char.encode("gbk")]
        except UnicodeEncodeError:
            return
        pieces.append(piece)
        coded += piece
        for head in heads:
            yield [*head, *coded, None], length, 0


def _with_gap(pieces: list[list[int | None]]) -> Iterator[list[int | None]]:
    """The row with a pair put back that decoding has dropped, in each place where it may have stood."""
    for place in range(1, len(pieces) + 1) if len(pieces) <= _LONGEST_GAPPED else ():
        yield [*chain(*pieces[:place]), None, None, *chain(*pieces[place:])]


def _readings(first: int | None, second: int | None) -> Iterator[str]:
    for lead in [first] if first is not None else range(0x81, 0xFF):
        for trail in [second] if second is not None else range(0x40, 0xFF):
            try:
                char = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            if len(char) == 1 and not char.isascii():
                yield char


def _best(row: list[int | None], before: str, after: str, model: _Neighbours) -> tuple[float, str]:
    """The likeliest text of a byte row between two known characters, with its weight for each character."""
    beam = [(0.0, "")]
    for index in range(0, len(row) - 1, 2):
        if row[index] is row[index + 1] is None:
            grown = [
                (sum_ + model.weight((before + t)[-1], c), t + c)
                for sum_, t in beam
                for c in model.after.get((before + t)[-1], ())
            ]
        else:
            readings = _readings(row[index], row[index + 1])
            chars = [char for char in readings if model.single[char] or char in _ALWAYS]
            grown = [(sum_ + model.weight((before + t)[-1], c), t + c) for sum_, t in beam for c in chars]
        beam = sorted(grown, reverse=True)[:_BEAM]
    closed = [((sum_ + model.weight(text[-1], after)) / (len(text) + 1), text) for sum_, text in beam if text]
    return max(closed, default=(_HOPELESS, ""))


def _propose(text: str, place: int, model: _Neighbours) -> Flag:
    """The best reading of the damage at ``place``."""
    run = text[place + 1 : place + 1 + _LONGEST_RUN]
    found: list[tuple[float, str, int, bool]] = []
    for row, used, gaps in _rows_of_bytes(text[place], run):
        if len(row) % 2:
            continue
        end = place + 1 + used
        weight, reading = _best(row, text[place - 1], text[end : end + 1], model)
        found.append((weight - _GAP_COST * gaps, reading, used, row[-1] is None))
    _, reading, used, is_cut = max(found, default=(_HOPELESS, "", 0, True))
    raw = text[place : place + 1 + (used if reading else 0)]
    around = text[place - 1] + reading + text[place + len(raw) : place + len(raw) + 1]
    confidence = round(model.attested(around), 2) if reading and not re.search(r"\d", raw + reading) else 0.0
    if is_cut and not re.search(rf"{_HAN}$", reading):
        confidence = min(confidence, 0.5)  # a symbol guessed from half its bytes
    return Flag(place, raw, reading, confidence)


def repair(text: str) -> tuple[str, tuple[Flag, ...]]:
    """``text`` with its certain damage repaired, and a flag for each damaged place, repaired or not.

    Damage that has been reviewed (``tables/gbk.tsv``) is restored as the table says; any other only when the
    reading is as sure as `SURE`. A digit is never taken from a repair that no one has reviewed.
    """
    starts = suspects(text)
    if not starts:
        return text, ()
    flags: list[Flag] = []
    for raw, restored, confidence, _ in rows("gbk"):
        places = [found.start() for found in re.finditer(re.escape(raw), text)]
        flags += (Flag(place, raw, restored, float(confidence)) for place in places)
    known = {place for flag in flags for place in range(flag.place, flag.place + len(flag.raw))}
    model = _Neighbours(text)
    guesses = [_propose(text, start, model) for start in starts if start not in known]
    if not flags and not any(guess.confidence >= _TELLING for guess in guesses):
        return text, ()
    # A comma that nothing can be read from was a comma.
    flags += (guess for guess in guesses if guess.proposal or guess.raw in "!?")
    flags.sort(key=lambda flag: flag.place)
    for flag in reversed(flags):
        if flag.confidence >= SURE:
            text = text[: flag.place] + flag.proposal + text[flag.place + len(flag.raw) :]
    return text, tuple(flags)
