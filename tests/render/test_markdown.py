"""Markdown that a person would paste."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp import KnowledgeBase, Plan, compare, targets
from plancmp.render import document, markdown, text
from plancmp.render.view import View
from tests.render.test_formats import cells


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=4))
def test_a_markdown_row_is_one_line_with_as_many_cells_as_the_head(rows: list[list[object]]) -> None:
    text = markdown.to_markdown(["a", "b|", "c"], rows)
    lines = text.split("\n")
    assert lines.pop() == ""
    assert len(lines) == 2 + len(rows)
    for line in lines:
        unescaped = line.replace("\\\\", "").replace("\\|", "")
        assert unescaped.count("|") == 4 or line.startswith("| ---")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a|b", r"a\|b"),
        ("a*b*", r"a\*b\*"),
        ("<b>", r"\<b\>"),
        ("[a](b)", r"\[a\](b)"),
        ("`a`", r"\`a\`"),
        ("a_b", r"a\_b"),
        ("a\\b", r"a\\b"),
        ("a\nb", "a<br>b"),
        ("a\r\nb\rc", "a<br>b<br>c"),
        (None, ""),
        (3, "3"),
        ("中欧班列", "中欧班列"),
    ],
)
def test_markdown_escapes(value: object, cell: str) -> None:
    assert markdown.to_markdown(["h"], [[value]]).split("\n")[2] == f"| {cell} |"


def test_every_fact_leads_to_its_clause(figures: KnowledgeBase) -> None:
    result = compare(figures, ["anping", "beihu"])
    page = text(result, View(form="md"))
    assert page.startswith("# 安平 · 北湖\n")
    defined = re.findall(r"^\[\^(\d+)\]: (.*)$", page, re.M)
    assert {number for number, _ in defined} == set(re.findall(r"\[\^(\d+)\](?!:)", page))
    assert len({where for _, where in defined}) == len(defined) and all(" §" in where for _, where in defined)
    facts = list(document.facts(document.of(result, View()).tables))
    assert page.count("[^") == len(facts) + len(defined)
    for plan in result.plans:
        assert f"{plan.adopted} (`{plan.id}`)" in page
    for strength in {fact.strength for fact in facts}:
        assert markdown.phrases.STRENGTH_MEANING["zh"][strength] in page


def test_one_fact_a_line(figures: KnowledgeBase) -> None:
    page = text(compare(figures, ["anping", "beihu"]), View(form="md"))
    for row in [line for line in page.split("\n") if line.startswith("| ")]:
        assert all(cell.count("[^") <= 1 for cell in row.split(" | "))


def test_a_known_address_is_linked(figures: KnowledgeBase) -> None:
    made = document.of(targets(figures, ["anping"]), View())
    there = "https://example.org/a(b)"
    plans = tuple(replace(plan, source=f"a page {there}") for plan in made.plans)
    assert plans[0].url == "https://example.org/a(b"
    page = "".join(markdown.write(replace(made, plans=plans), "en"))
    assert f"](<{plans[0].url}>), {plans[0].adopted}" in page


def test_a_plan_without_an_address_has_none(figures: KnowledgeBase) -> None:
    assert {plan.url for plan in figures.all(Plan)} == {""}
