"""Make the tables of plancmp/text/tables that say how characters and words are read, when a newer pypinyin is taken
over.

pip install pypinyin==0.55.0
python scripts/pinyin.py
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin import __version__
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

TABLES = Path(__file__).parent.parent / "plancmp" / "text" / "tables"
MADE = f"made by scripts/pinyin.py from pypinyin {__version__} (Copyright 2016 mozillazg, 闲耘; MIT License), not edited by hand"
MOST = 4
"""So many readings of a character are kept, the usual ones first."""


def main() -> None:
    for name, text in tables().items():
        (TABLES / name).write_text(text, "utf-8")


def tables() -> dict[str, str]:
    """The text of each table by the name of its file."""
    known = {
        chr(code): _plain(readings)
        for code, readings in sorted(PINYIN_DICT.items())
        if code == 0x3007 or 0x3400 <= code <= 0x9FFF
    }
    alike = defaultdict(list)
    for character, readings in known.items():
        alike[" ".join(readings)].append(character)
    words, irregular = defaultdict(list), []
    for word in sorted(PHRASES_DICT):
        if len(word) > 1 and all(character in known for character in word):
            said = [_plain(spoken)[0] for [spoken, *_] in PHRASES_DICT[word]]
            if said == [known[character][0] for character in word]:
                words[word[0]].append(word)
            else:
                irregular.append(f"{word}\t{' '.join(said)}\n")
    return {
        "readings.tsv": f"# readings = pinyin without tones, the usual one first, characters = those read so; {MADE}\n"
        "readings\tcharacters\n"
        + "".join(f"{readings}\t{''.join(same)}\n" for readings, same in sorted(alike.items())),
        "words.tsv": f"# words = words whose characters are read as usual; {MADE}\nwords\n"
        + "".join(" ".join(same) + "\n" for same in words.values()),
        "irregular.tsv": "# word = a word with a character that is not read as usual, spoken = its pinyin without tones; "
        f"{MADE}\nword\tspoken\n" + "".join(irregular),
    }


def _plain(readings: str) -> list[str]:
    syllables = (
        re.sub("[^a-z]", "", unicodedata.normalize("NFD", one).replace("u\u0308", "v")) for one in readings.split(",")
    )
    return list(dict.fromkeys(syllables))[:MOST]


if __name__ == "__main__":
    main()
