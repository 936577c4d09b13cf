"""Make the table of plancmp/text/tables that puts words of reports into families, when there are more reports.

pip install jieba==0.42.1 numpy
python scripts/families.py FOLDER…

The folders hold reports as text. Words are counted as for akin.tsv (scripts/akin.py); those whose numbers are much the
same are put into one family by spherical k-means, and each word has the families that are nearest to it. No sentence
is kept.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence

import akin
import jieba
import numpy as np

TABLE = akin.TABLE.with_name("families.tsv")
HEAD = (
    "# word = a word of reports, families = the numbers of its families of words that stand among the same words, the"
    " nearest first; made by scripts/families.py from counts over some two thousand reports, cut into words with jieba"
    " (Copyright 2013 Sun Junyi; MIT License), not edited by hand. Read where commitments are put opposite each other\n"
)

FAMILIES, OF_EACH = 400, 3
"""So many families, and so many of each word."""

ROUNDS = 15
"""So often the families are drawn anew."""


def main(folders: Sequence[str]) -> None:
    """Write the table."""
    known = akin.vocabulary()
    for word in known:
        jieba.add_word(word, freq=max(jieba.suggest_freq(word, False), 100))
    sentences = [jieba.lcut(sentence) for sentence in sorted(akin.said(folders))]
    often = Counter(word for sentence in sentences for word in sentence)
    words = [
        word
        for word, times in often.most_common()
        if re.fullmatch("[一-鿿]{2,6}", word)
        and times >= (akin.LEAST_OFTEN_KNOWN if word in known else akin.LEAST_OFTEN)
    ][: akin.WORDS]
    vectors = akin.embedded(akin.beside(sentences, words, often))
    kept = [place for place, word in enumerate(words) if akin.is_matter(word, known)]
    nearest = families(vectors[kept])
    lines = sorted(f"{words[place]}\t{' '.join(map(str, own))}\n" for place, own in zip(kept, nearest))
    TABLE.write_text(HEAD + "word\tfamilies\n" + "".join(lines), "utf-8")


def families(vectors: np.ndarray) -> list[list[int]]:
    """The families of each word, the nearest first."""
    chance = np.random.default_rng(1)
    middles = vectors[chance.choice(len(vectors), FAMILIES, replace=False)].copy()
    for _ in range(ROUNDS):
        own = (vectors @ middles.T).argmax(1)
        sums = np.zeros_like(middles)
        np.add.at(sums, own, vectors)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        middles = np.where(lengths > 1e-9, sums / (lengths + 1e-9), middles)
    return np.argsort(-(vectors @ middles.T), axis=1, kind="stable")[:, :OF_EACH].tolist()


if __name__ == "__main__":
    main(sys.argv[1:])
