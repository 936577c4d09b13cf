"""Words in a text, the longest at each place."""

from plancmp.text.longest import Longest

WORDS = Longest(["养老", "养老服务", "服务中心", "中心"])


def test_the_longest_word_at_each_place_is_found_from_left_to_right() -> None:
    assert [*WORDS.words("建设养老服务中心,发展养老")] == ["养老服务", "中心", "养老"]
    assert [*WORDS.words("养")] == [] == [*WORDS.words("")]


def test_a_word_that_runs_across_something_gives_way_to_a_shorter_one() -> None:
    across = [*WORDS.words("养老服务中心", lambda text, start, end: text[start:end] == "养老服务")]
    assert across == ["养老", "服务中心"]
