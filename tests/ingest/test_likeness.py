"""Sums by packed numbers and by holders side by side are those that one would write down."""

import math
import random
from collections import Counter, defaultdict

import pytest

from plancmp.ingest.likeness import Gram, Likeness, Read

GRAMS = [f"字{number}" for number in range(200)]
DIGITS = 1e-3
"""How exact the likeness of a text and a topic is."""


def _learnt(topics: int) -> tuple[Likeness, list[Read], dict[str, dict[Gram, float]]]:
    """Made-up texts that share grams; of the first grams many topics, of the last few."""
    chosen = random.Random(3)
    knows = Likeness({gram: 1 + number / 50 for number, gram in enumerate(GRAMS)})
    texts = [
        knows.read({gram: chosen.choice((1, 1, 1, 3)) for gram in GRAMS if chosen.random() < 30 / (5 + int(gram[1:]))})
        for _ in range(150)
    ]
    said: dict[str, dict[Gram, float]] = defaultdict(lambda: defaultdict(float))
    for number, text in enumerate(texts):
        for weight, gram in text:
            said[f"topic-{number % topics}"][gram] += weight
    knows.learn_records(texts, 10, 4)
    knows.learn_topics(said)
    return knows, texts, said


def test_a_text_is_of_length_one_and_leaves_out_what_is_not_known() -> None:
    knows = Likeness({"学": 1.0, "校": 2.0})
    read = knows.read({"学": 1, "校": 2, "鲸": 1})
    assert [gram.worth for _, gram in read] == [1.0, 2.0]
    assert math.hypot(*(weight for weight, _ in read)) == pytest.approx(1)
    assert read[1][0] / read[0][0] == pytest.approx(2 * (1 + math.log(2)))


@pytest.mark.parametrize("topics", (3, 40))
def test_the_likest_topics_are_those_of_the_greatest_cosine(topics: int) -> None:
    knows, texts, said = _learnt(topics)
    holders = Counter(gram for vector in said.values() for gram in vector)
    weighed = {
        name: {gram: math.sqrt(weight * math.log(1 + topics / holders[gram])) for gram, weight in vector.items()}
        for name, vector in said.items()
    }
    for text in texts[:40]:
        plain = {
            name: sum(weight * vector.get(gram, 0.0) for weight, gram in text) / math.hypot(*vector.values())
            for name, vector in weighed.items()
        }
        found = knows.topics(text, 3)
        assert list(found.values()) == pytest.approx(sorted(plain.values(), reverse=True)[:3], abs=DIGITS)
        assert found == pytest.approx({name: plain[name] for name in found}, abs=DIGITS)


def test_a_gram_of_many_topics_and_one_said_again_and_again_tell_less() -> None:
    knows = Likeness({"学": 1.0, "校": 1.0, "农": 1.0})
    of = {name: knows.read({name: 1})[0][1] for name in "学校农"}
    knows.learn_topics({"schools": {of["学"]: 16.0, of["校"]: 4.0}, "villages": {of["农"]: 1.0, of["校"]: 4.0}})
    own, shared = (knows.topics(knows.read({name: 1}), 2)["schools"] for name in "学校")
    assert own / shared == pytest.approx(2 * math.sqrt(math.log(3) / math.log(2)), abs=DIGITS)


def test_no_sum_of_packed_weights_outgrows_its_place() -> None:
    knows = Likeness({"学": 1.0})
    text = knows.read({"学": 1})
    knows.learn_topics({f"topic-{number}": {gram: 1.0} for number in range(20) for _, gram in text})
    assert knows.topics(text, 20) == {f"topic-{number}": pytest.approx(1.0, abs=DIGITS) for number in range(20)}


def test_the_nearest_records_are_those_with_the_most_in_common() -> None:
    knows, texts, _ = _learnt(3)
    holding: dict[Gram, dict[int, float]] = defaultdict(dict)
    for number, text in enumerate(texts):
        for weight, gram in text:
            holding[gram][number] = weight
    for text in texts:
        plain: dict[int, float] = defaultdict(float)
        for weight, gram in sorted(text, key=lambda item: -item[0])[:8]:
            for number in sorted(holding[gram], key=holding[gram].__getitem__, reverse=True)[:10]:
                plain[number] += weight * holding[gram][number]
        wanted = sorted(plain.values(), reverse=True)[:5]
        found = knows.records(text, 5, 8)
        assert [similarity for _, similarity in found] == pytest.approx(wanted)
        assert all(similarity == pytest.approx(plain[number]) for number, similarity in found)


def test_a_text_of_unknown_grams_is_like_nothing() -> None:
    knows, _, _ = _learnt(40)
    assert knows.records([], 5, 8) == [] and knows.topics([], 3) == {}


def test_of_a_single_character_fewer_records_are_kept() -> None:
    knows = Likeness({"学": 1.0, "学校": 1.0})
    texts = [knows.read({"学": 1, "学校": number + 1}) for number in range(4)]
    knows.learn_records(texts, 4, 2)
    assert [number for number, _ in knows.records(knows.read({"学": 1}), 4, 8)] == [0, 1]
    assert len(knows.records(knows.read({"学校": 1}), 4, 8)) == 4
