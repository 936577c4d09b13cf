"""The strict reader and the canonical writer."""

from __future__ import annotations

import gc
from contextlib import suppress

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancmp.knowledge import yaml_io


@pytest.fixture(autouse=True, params=["CBaseLoader", "BaseLoader"], ids=["libyaml", "python"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here once with each parser: PyYAML built without libyaml has only the one in Python."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_io, "_Parser", getattr(yaml, request.param))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: NO", {"a": "NO"}),
        ("a: yes", {"a": "yes"}),
        ("a: 2025-12-31", {"a": "2025-12-31"}),
        ("a: 1:30", {"a": "1:30"}),
        ("a: 0755", {"a": "0755"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: .inf", {"a": ".inf"}),
        ("a: 0x1f", {"a": "0x1f"}),
        ("a: 3000", {"a": 3000}),
        ("a: -2.50", {"a": -2.5}),
        ("a: true", {"a": True}),
        ("a: null", {"a": None}),
        ("a:", {"a": None}),
        ("<<: {a: 1}", {"<<": {"a": 1}}),
    ],
)
def test_only_plain_values_are_typed(text: str, value: object) -> None:
    assert yaml_io.parse(text) == value


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("a: 1\nb: 2\na: 3", 3, 1, "twice, first in line 1"),
        ("a: &x 1\nb: *x", 1, 4, "alias"),
        ("b: &b [*b]", 1, 4, "alias"),
        ("a: 1\nb: *x", 2, 4, "alias"),
        ("a: 1\nb: *重点", 2, 4, "alias"),
        ("- **重点**", 1, 3, "alias"),
        ("a: &重点", 1, 4, "anchor"),
        ("a: !!python/object:os.system x", 1, 4, "tag"),
        ("a: !!binary aGk=", 1, 4, "tag"),
        ("a: !!int b", 1, 4, "tag"),
        ("a: !!str [b]", 1, 4, "tag"),
        ("a: !!bool {b: c}", 1, 4, "tag"),
        ("a:\n  1: x", 2, 3, "not a string"),
        ("a: [1, 2\n", 2, 1, "not valid YAML"),
        ("a: b: c", 1, 5, "not valid YAML"),
        ("a: 1\n\tb: 2", 2, 1, "not valid YAML"),
        ("a: " + "9" * 30, 1, 4, "more than 20"),
        ("a: 1\nb: \x07", 2, 1, "not allowed"),
        ("a: 1\nb: \ud800", 2, 1, "not allowed"),
        ('a: "\\ud800"', 1, 0, ""),
        ('a: "\\ud83d\\ude00"', 1, 0, ""),
        ('"\\U0000dfff": a', 1, 0, ""),
        ('a: 1\nb: "\\U00110000"', 2, 0, "not valid YAML"),
        ('a: 1\nb: "\\UFFFFFFFF"', 2, 0, "not valid YAML"),
        ("%YAML 1." + "9" * 5000 + "\n---\na: 1", 1, 0, "not valid YAML"),
    ],
)
def test_what_is_refused_and_where(text: str, line: int, column: int, word: str) -> None:
    with pytest.raises(yaml_io.YamlError) as caught:
        yaml_io.parse(text)
    assert word in caught.value.message
    assert caught.value.line == line
    if column > 1:
        assert caught.value.column == column


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "- " * 100_000 + "a",
        "{a: " * 100_000,
        "a:\n" + " " * 300 + "- b",
        '["]",' * 60_000 + "]" * 60_000,
    ],
)
def test_nesting_is_bounded(text: str) -> None:
    with pytest.raises(yaml_io.YamlError, match="nested too deeply"):
        yaml_io.parse(text)


def test_nesting_is_refused_where_it_is_too_deep() -> None:
    assert yaml_io.parse("[" * 64 + "]" * 64)
    with pytest.raises(yaml_io.YamlError) as caught:
        yaml_io.parse("a:\n  " + "[" * 64 + "b" + "]" * 64)
    assert (caught.value.line, caught.value.column) == (2, 66)


@pytest.mark.parametrize("text", ["a: *重点", "a: *x", "a: &x", "a: &重点"])
def test_a_text_that_begins_like_an_alias_is_told_of_quotes(text: str) -> None:
    with pytest.raises(yaml_io.YamlError) as caught:
        yaml_io.parse(text)
    assert "needs quotes" in caught.value.hint


def test_laughing_aliases_are_refused_at_once() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    with pytest.raises(yaml_io.YamlError, match="alias"):
        yaml_io.parse(text)


def test_locate_finds_values_and_the_place_around_what_is_not_there() -> None:
    text = "plan: x\nclauses:\n- id: '1'\n  commitments:\n  - id: a\n    quantities:\n    - {label: y, value: 3}\n"
    places = yaml_io.Places(text)
    assert places.locate(("clauses", 0, "commitments", 0, "quantities", 0, "value")) == (7, 18)
    assert places.locate(("clauses", 0, "commitments", 0, "topic")) == (5, 5)
    assert places.locate(("nothing",)) == (1, 1)


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abc-中文0123456789", min_size=1, max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=6), values, max_size=5))
def test_what_is_written_is_read_back(value: dict[str, object]) -> None:
    assert yaml_io.parse(yaml_io.dump(value)) == (value or {})


@pytest.mark.parametrize(
    ("number", "written"),
    [(1e-7, "0.0000001"), (0.00012, "0.00012"), (1e16, "10000000000000000.0"), (5.0, "5.0"), (-2.5, "-2.5")],
)
def test_numbers_are_written_without_an_exponent(number: float, written: str) -> None:
    assert yaml_io.dump({"a": number}) == f"a: {written}\n"
    assert yaml_io.parse(yaml_io.dump({"a": number})) == {"a": number}


def test_chinese_and_rare_characters_stay_readable() -> None:
    assert yaml_io.dump({"a": "金华𠮷"}) == "a: 金华𠮷\n"


@pytest.mark.parametrize("text", ["a: 1\n", "a: [1\n"])
def test_the_collector_works_again_after_reading(text: str) -> None:
    with suppress(yaml_io.YamlError):
        yaml_io.parse(text)
    assert gc.isenabled()


def test_both_writers_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one in C, which is fast, and the one in Python, which writes what lies beyond the BMP as it is."""
    signs = [
        *" :-#'\"\n\t,[]{}&*!|>%@`?a中1.。~=\\U\u200b\xa0\ufeff\r\x85\u2028\x7f\U00020bb7",
        "null",
        "1e3",
        "---",
        ": ",
    ]
    texts = ["", *signs, *(one + other for one in signs for other in signs), *("中" + one + "a" for one in signs)]
    value = {
        f"key{at}": [text, {"in": yaml_io.Flow(a=text, b=[text, 1.5, None]), "of": [text]}]
        for at, text in enumerate(texts)
    }
    fast = {name: yaml_io.dump({name: part}) for name, part in value.items()}
    monkeypatch.setattr(yaml_io, "_FastDumper", yaml_io._Dumper)
    assert fast == {name: yaml_io.dump({name: part}) for name, part in value.items()}
    assert "𠮷" in yaml_io.dump({"a": "𠮷"})
