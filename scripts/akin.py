"""Make the table of plancmp/text/tables that says which words stand among the same words in reports, when there are
more of these.

pip install jieba==0.42.1 numpy
python scripts/akin.py FOLDER…

The folders hold reports as text. Of each word it is counted beside which others it stands; what these counts have in
common is kept in a few hundred numbers a word (singular values of what the counts tell), and words are akin where the
numbers are much the same: 夜市 and 夜经济, 欠薪 and 农民工工资. No sentence is kept.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import jieba
import jieba.posseg
import numpy as np

from plancmp import KnowledgeBase, Topic
from plancmp.text.tables import rows

TABLE = Path(__file__).parent.parent / "plancmp" / "text" / "tables" / "akin.tsv"
HEAD = (
    "# word = a word of reports, akin = those that stand among the same words, the closest first; made by scripts/akin.py"
    " from counts over some two thousand reports, cut into words with jieba (Copyright 2013 Sun Junyi; MIT License), not"
    " edited by hand. Read where few records hold what is typed\n"
)

WORDS, LEAST_OFTEN, LEAST_OFTEN_KNOWN = 12_000, 60, 12
"""So many words, the most frequent, that stand so often at least; those of the vocabulary need not stand as often."""

BESIDE, NUMBERS = 5, 200
"""So many words behind one stand beside it; so many numbers of each are kept."""

OFTEN = 5e-4
"""What stands more often than this share is counted less."""

SHIFT = 2.0
"""So many times as often as by chance must words stand beside each other to tell anything."""

NO_MATTER = {"ns", "nr", "nrt", "nrfg", "r", "d", "c", "p", "u", "ad", "f", "q"}
"""What jieba calls names of places and people, pronouns, adverbs, conjunctions and the like, which are no matter."""

MOST_AKIN, LEAST_AKIN = 12, 0.7
"""So many akin words of each, with a cosine of so much at least."""


def main(folders: Sequence[str]) -> None:
    """Write the table."""
    known = vocabulary()
    for word in known:
        jieba.add_word(word, freq=max(jieba.suggest_freq(word, False), 100))
    sentences = [jieba.lcut(sentence) for sentence in sorted(said(folders))]
    often = Counter(word for sentence in sentences for word in sentence)
    words = [
        word
        for word, times in often.most_common()
        if re.fullmatch("[一-鿿]{2,6}", word) and times >= (LEAST_OFTEN_KNOWN if word in known else LEAST_OFTEN)
    ][:WORDS]
    vectors = embedded(beside(sentences, words, often))
    lines = []
    for word, others in zip(words, akin(words, vectors)):
        kept = [other for other in others if is_matter(other, known)]
        if kept and is_matter(word, known):
            lines.append(f"{word}\t{' '.join(kept)}\n")
    TABLE.write_text(HEAD + "word\takin\n" + "".join(lines), "utf-8")


def is_matter(word: str, known: set[str]) -> bool:
    """Whether a word may be what a query or a record is about."""
    return word in known or jieba.posseg.dt.word_tag_tab.get(word, "") not in NO_MATTER


def vocabulary() -> set[str]:
    """The Chinese words of the vocabulary and the tables."""
    with KnowledgeBase.open() as kb:
        words = {form for _, form in kb.vocabulary()}
        words |= {word for topic in kb.all(Topic) for word in topic.keywords}
    words |= {word for row in rows("common") for word in row[0].split()}
    words |= {word for row in rows("described") for word in row[0].split()}
    words |= {word for row in rows("sayings") for word in row[1].split()}
    return {word for word in words if re.fullmatch("[一-鿿]{2,6}", word)}


def said(folders: Iterable[str]) -> set[str]:
    """The sentences of the reports, each once, without figures and signs."""
    texts = (path.read_text("utf-8") for folder in folders for path in sorted(Path(folder).rglob("*.md")))
    sentences = (re.sub("[^一-鿿A-Za-z]+", " ", part) for text in texts for part in re.split("[。；！？\n]", text))
    return {sentence.strip() for sentence in sentences if len(sentence) > 5}


def beside(sentences: Iterable[Sequence[str]], words: Sequence[str], often: Counter[str]) -> np.ndarray:
    """How often each word stands beside each other one, the nearer the more."""
    number = {word: place for place, word in enumerate(words)}
    total = sum(often[word] for word in words)
    kept = np.array([min(1.0, (OFTEN * total / often[word]) ** 0.5) for word in words])
    chance = np.random.default_rng(1)
    counts = np.zeros((len(words), len(words)), dtype=np.float32)
    for sentence in sentences:
        places = [number[word] for word in sentence if word in number]
        places = [place for place, share in zip(places, chance.random(len(places))) if share < kept[place]]
        for at, one in enumerate(places):
            for distance, two in enumerate(places[at + 1 : at + 1 + BESIDE], 1):
                if one != two:
                    counts[one, two] += 1 / distance
    return counts + counts.T


def embedded(counts: np.ndarray) -> np.ndarray:
    """The numbers of each word: what its neighbours tell, in the directions in which words differ most."""
    sums = counts.sum(1)
    expected = sums**0.75 / (sums**0.75).sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        told = np.log(counts / (sums[:, None] + 1e-9) / expected[None, :]) - np.log(SHIFT)
    told = np.maximum(np.nan_to_num(told, nan=0.0, neginf=0.0), 0.0).astype(np.float32)
    basis = np.random.default_rng(1).standard_normal((len(told), NUMBERS + 30)).astype(np.float32)
    for _ in range(4):
        basis, _ = np.linalg.qr(told @ (told.T @ basis))
    left, values, _ = np.linalg.svd(basis.T @ told, full_matrices=False)
    vectors = (basis @ left)[:, :NUMBERS] * np.sqrt(values[:NUMBERS])
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def akin(words: Sequence[str], vectors: np.ndarray) -> Iterator[list[str]]:
    """The words akin to each. One that holds it is found with it anyway."""
    for word, vector in zip(words, vectors):
        likeness = vectors @ vector
        order = np.argsort(-likeness)[: 4 * MOST_AKIN]
        near = [words[place] for place in order if likeness[place] >= LEAST_AKIN]
        yield [other for other in near if word not in other][:MOST_AKIN]


if __name__ == "__main__":
    main(sys.argv[1:])
