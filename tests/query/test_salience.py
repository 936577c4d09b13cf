"""Which of two commitments tells a reader more."""

from __future__ import annotations

from plancmp.model import Commitment, Quantity, Strength
from plancmp.query.salience import telling


def made(strength: Strength = "support", names: int = 0, **quantity: object) -> Commitment:
    known: dict[str, object] = {"indicator": None, "label": "班列", "value": 3, **quantity}
    quantities = (Quantity(**known),) if quantity else ()
    return Commitment(
        id="a-plan-2024/1.1",
        city="a",
        themes=("t",),
        topic="t",
        strength=strength,
        text="开行班列",
        cite="班列",
        names=tuple("甲乙丙丁戊"[:names]),
        quantities=quantities,
    )


def test_a_figure_tells_more_with_its_year_and_its_indicator_and_any_more_than_a_firm_word() -> None:
    order = [
        made("problem"),
        made("explore"),
        made("support"),
        made("done"),
        made("strive"),
        made("commit"),
        made("ensure"),
        made(unit="列"),
        made(unit="列", year=2030),
        made(unit="列", year=2030, indicator="trains"),
    ]
    values = [telling(item) for item in order]
    assert values == sorted(set(values))


def test_names_decide_between_equals_and_three_are_enough() -> None:
    assert telling(made(names=1)) < telling(made(names=3)) == telling(made(names=5)) < telling(made("strive"))
