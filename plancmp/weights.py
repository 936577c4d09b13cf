"""Every weight and threshold by which results are ranked, paired, folded or left out: one table, a sentence each.

docs/search.md prints it. Those in :data:`COMPILED` go into the index; :func:`stamp` tells an index made with other
ones.
"""

from __future__ import annotations

# How a word of a query is reached from the typed one, and what a hit by it is worth

HOW = {
    "exact": 1.0,
    "same": 0.95,
    "english": 0.95,
    "pinyin": 0.95,
    "narrower": 0.88,
    "everyday": 0.82,
    "kind": 0.78,
    "topic": 0.8,
    "parts": 0.8,
    "sound": 0.78,
    "spelling": 0.75,
    "gloss": 0.7,
    "broader": 0.7,
    "akin": 0.5,
}
"""What a hit is worth by how its word was reached from the typed one."""

# Where it stands in a record

PARTS = {
    "names": 1.0,
    "labels": 1.0,
    "text": 1.0,
    "cite": 0.95,
    "text_en": 0.95,
    "indicator": 0.9,
    "figures": 1.0,
    "topic": 0.7,
    "theme": 0.5,
    "clause": 0.45,
    "city": 0.3,
}
"""What a hit is worth by the part of the record that holds the word, in the order in which the parts are stored."""

ABOUT = 0.4
"""The share of a score that says whether the record is about the word; the rest says how well the word was found."""

ABOUT_BY_PART = {
    "labels": 0.75,
    "figures": 0.8,
    "indicator": 0.7,
    "names": 0.6,
    "topic": 0.6,
    "theme": 0.4,
    "text": 0.25,
    "cite": 0.25,
    "text_en": 0.25,
}
"""How far a record is about a word that stands in one of its parts; 1 where its topic or a figure's indicator is the
word.
"""

EARLY = 0.2
"""What it adds to be about a word that the sentence begins with."""

LOOSELY = {"everyday": 0.5, "kind": 0.5, "broader": 0.5, "akin": 0.5}
"""What counts of it where the word is not the typed one nor a name for the same: who types 房价 means 房价 first."""

NEAR_A_CITY = 2.0
"""What it adds to a score, in points of 100, when a record names the place that narrows the search."""

AS_WANTED = 3.0
"""What a score loses, in points of 100, for each thing that a question wants to be told and a record does not tell."""

AMONG_OTHERS = 4.0
"""What a score loses, in points of 100, where the word is one of a list of things in its clause."""

LEAST_LISTED = 3
"""So many enumeration commas make such a list."""

LESS_WEAK = 0.5
"""What a word that says what is done with the matter, or is counted of it, counts beside the matter."""

PLAINER = 2.0
"""What it adds to a score, in points of 100, when a record holds one more of the official words for what a query
describes or people call otherwise.
"""

FURTHER = 4.0
"""What a score loses, in points of 100, for each place by which the plainest of these words that a record holds is less
plain.
"""

WORD_BY_WORD = 0.15
"""What it adds to a hit, of 1, that a record holds the words of which what people say for a thing is made."""

OF_THE_SAME = 30.0
"""What it adds to a score, in points of 100, to what follows few hits when all of these stand under its topic."""

# Which records are looked at, and which are left out

CANDIDATES = 1500
"""So many records are looked at; where more hold the words, those that are about them are looked at first."""

LEAST_SHARE = 0.4
"""Where few records hold all words, those of another record must carry this share of what the query tells."""

FEW = 3
"""Where fewer records hold all words, those that hold the more telling ones follow."""

SCREEN = 10
"""Where fewer are found, those follow in which the known words of a long name stand apart, or whose topic is so
called.
"""

REPEATED = 0.85
"""From this share of common pairs of characters on, two records of one city, topic and status with the same figures
say the same.
"""

SAME_SENTENCE = 92.0
"""From this ratio on (of 100) two summaries of one plan count as written twice."""

# What stands under the hits as related

RELATED_TO = 3
"""Related are commitments much like one of so many hits, the best."""

MOST_COMPARED = 400
"""So many commitments of the topics of these hits are compared with them."""

LEAST_RELATED = 78.0
"""From this likeness on a commitment is related to a hit; 50 is what a common topic alone gives."""

MOST_RELATED = 5
"""So many are shown."""

# What may be a slip

LEAST_SIMILAR = {3: 66.0, 4: 74.0}
"""The similarity (of 100) that a misspelt word of so many characters must reach; shorter ones are never respelt."""

LEAST_SIMILAR_LONGER = 78.0
"""The same for a word of more characters."""

LEAST_PINYIN = 9
"""Pinyin of so many letters may hold a slip: three syllables or more."""

LEAST_OFFERED = 66.0
"""So similar (of 100) must a word of the vocabulary be to be offered where nothing is found."""

MOST_OFFERED = 5
"""So many words are offered."""

LEAST_NAME = 76.0
"""So similar (of 100) must a name be to be taken for the one typed, and no other as similar."""

PART_OF_A_NAME = 0.8
"""What a typed part of a long name counts of the whole."""

# What each commitment is about: features and their weights

CONCEPT, BROADER, INDICATOR = "·", "~", "#"
"""What the features that are no characters begin with: a concept named, one of which a kind or part is named, an
indicator.
"""

FEATURE = {CONCEPT: 1.6, BROADER: 1.2, INDICATOR: 2.5}
"""How much more a shared concept or indicator tells than a pair of characters as rare."""

FAMILY_OF = "^"
"""What a feature begins with that is a family of words, which stand among the same words in reports."""

FAMILY = 0.20
"""What it counts, beside the cosine, that two commitments speak in words of the same families; only side by side."""

FAMILY_BY_PLACE = (1.0, 0.7, 0.5)
"""What counts of the nearest family of a word, of the second and of the third."""

MOST_FAMILIES = 6
"""So many families of a commitment are kept, the most telling."""

MOST_FEATURES = 40
"""So many features of a commitment are kept, the most telling; the rest changes no order."""

LAG = 0.2
"""When more than this share of the commitments has come or gone since, the features are weighed anew, and names
counted.
"""

# How alike two commitments are, and what follows from it

SAME_TOPIC = 0.5
"""What a common topic takes of the distance, before anything is compared."""

STEEPNESS = 2.4
"""How fast likeness rises with the cosine under two topics, whose records often share the words and not the matter."""

STEEPNESS_SAME_TOPIC = 4.2
"""The same under one topic."""

SAME_ROW = 50.0
"""From this likeness on two commitments are taken to be of one matter; under a common topic they always are."""

LINE = 0.41
"""From this closeness on two commitments of a row are put opposite each other: their cosine, the families of their
words, and what follows."""

SURELY = 0.68
"""From this closeness on also those that are not the closest of their city: several plans say one thing again."""

SHARED_TOPIC = 0.30
"""What it adds that both have the topic of the row, as their own or as their second one."""

BESIDE_A_GUEST = 0.15
"""What it adds instead where one of them stands in the row for its likeness alone."""

GUEST, GUEST_SIGNALS = 0.40, 0.20
"""From this cosine on a commitment stands as a guest in the row of a close one of another city and another topic; from
the second one on where it holds a keyword of the topic of that row."""

TELLING_FEATURES, MOST_HOLDERS = 8, 150
"""Such guests share one of the so many most telling features of each, and no more commitments than this have it."""

AS_CLOSE = 10.0
"""Of the pairs of a line at most so much less alike than the closest, the one that promises most is shown first."""

SAID_AGAIN = 0.6
"""From this share of common pairs of characters on, two of a city in one row with the same figures are shown as one."""

# Whether two plans speak of one matter

ONE_MATTER, ONE_MATTER_APART = 0.52, 0.70
"""From this cosine on a commitment of one plan is one of another, under a common topic and under different ones."""

ONE_MATTER_MUTUAL, ONE_MATTER_NAMED = 0.46, 0.42
"""Under a common topic also from this one on, where each is the closest to the other in its plan; where they share a
name that few others have."""

TOLD_MUTUAL, TOLD_NAMED = 0.40, 0.32
"""The same of a promise and a report: what is said of them is no more than that the one bears on the other."""

NOTHING_LIKE, NOTHING_LIKE_APART = 0.12, 0.24
"""Below this cosine with all of its topics in the other plan, and the second with all of others, nothing like a
commitment is there; between these and the ones before it is not said."""

ONE_SENTENCE = 0.90
"""From this closeness on, a common topic counted, a figure that is gone makes a commitment weaker; else its words may
have gone on to another part of the matter."""

FOUND_THERE, FOUND_IN_A_DRAFT = 0.45, 0.30
"""Where so large a share of its features stands somewhere in the other plan (the second, in one that a machine
drafted), nothing is said of a commitment that is like nothing there: its words are too general."""

DRAFT_READ = 0.95
"""A draft counts as read to its end from this share of its clauses on: the leads of chapters hold nothing."""

AS_SURELY = 0.25
"""What is split in two, or put into one: the second part is at most so much less close than the first."""

ONE_TITLE = 0.6
"""A title that was to be won is the one that is reported when so large a share of its pairs of characters is there."""

FEW_HOLDERS = 4
"""A name that at most so many commitments of both plans have tells which matter is meant."""

# What tells a reader most

FIRMNESS = {"ensure": 5, "commit": 4, "strive": 3, "done": 2, "support": 1, "explore": 0, "problem": -1}
"""How much a commitment tells by its strength."""

FIGURE_TELLS, INDICATOR_TELLS, YEAR_TELLS, NAME_TELLS = 6, 2, 2, 0.1
"""What a figure adds, what its indicator and its year add, and a proper name, of which three count."""

REPORTED_TELLS = 0.5
"""The share of it that a result or an admitted problem has where promises are compared."""

LIKE_PLANS = 5.0
"""What it adds where what is compared stands in plans of one type and time, and all of it promises or all reports: the
aims of two reports of 2025."""

POINTS = 25.0
"""Among rows, so much likeness (of 100) is worth as much as one step of firmness."""

UNPAIRED = 4.0
"""What a row loses in which several cities stand and nothing faces anything."""

COMPILED = (
    PARTS,
    FEATURE,
    MOST_FEATURES,
    FAMILY,
    FAMILY_BY_PLACE,
    MOST_FAMILIES,
    GUEST,
    GUEST_SIGNALS,
    TELLING_FEATURES,
    MOST_HOLDERS,
)


def stamp() -> str:
    """What the compiled index depends on, in a few characters: another stamp, another index."""
    from zlib import crc32

    return f"{crc32(repr(COMPILED).encode()):08x}"
