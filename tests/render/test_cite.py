"""References in the styles that journals ask for."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from plancmp import KnowledgeBase
from plancmp.query.cite import Citation, cite
from plancmp.render import cite as styles
from plancmp.render import text
from plancmp.render.view import STYLES, View


@pytest.fixture
def cited(example: KnowledgeBase) -> Citation:
    """A clause of a report on a known page, of made-up data."""
    found = cite(example, "anping-report-2024")
    plan = replace(
        found.plan,
        title="2024年安平市政府工作报告",
        title_en="Work report of Anping 2024",
        issuer="安平市人民政府",
        adopted="2024-01-30",
        source="page https://example.org/a_b",
    )
    return replace(found, plans=(plan,), clause="二(十)", id="anping-report-2024/二(十)", version="1.2", data="0a1b")


def test_gbt7714(cited: Citation) -> None:
    assert styles.gbt7714(cited) == (
        "安平市人民政府. 2024年安平市政府工作报告[R/OL]. (2024-01-30): 二(十). https://example.org/a_b. "
        "plancmp 1.2 (data 0a1b), anping-report-2024/二(十)."
    )
    paper = replace(cited, plans=(replace(cited.plan, source="paper", type="proposal", adopted="2024"),), clause="")
    assert "[Z]. 2024. plancmp" in styles.gbt7714(paper)


def test_apa(cited: Citation) -> None:
    assert styles.apa(cited) == (
        "安平市人民政府. (2024, January 30). 2024年安平市政府工作报告 [Work report of Anping 2024] (Section 二(十)). "
        "plancmp 1.2 (data 0a1b), anping-report-2024/二(十). https://example.org/a_b"
    )
    assert "(2024, January)." in styles.apa(replace(cited, plans=(replace(cited.plan, adopted="2024-01"),)))
    assert "(2024)." in styles.apa(replace(cited, plans=(replace(cited.plan, adopted="2024"),)))


def test_bibtex_escapes_what_tex_takes_for_its_own(cited: Citation) -> None:
    plan = replace(cited.plan, title="50% & a_b {c} \\d", title_en="x#y")
    made = styles.bibtex(replace(cited, plans=(plan,)))
    assert made.startswith("@techreport{anping-report-2024,\n") and made.endswith("\n}")
    assert r"title = {{50\% \& a\_b \{c\} \textbackslash{}d}}" in made and r"x\#y" in made
    assert "month = {1}" in made and "url = {https://example.org/a_b}" in made
    assert made.count("{") == made.count("}")


def test_csl_json(cited: Citation) -> None:
    [item] = json.loads(styles.csl_json(cited))
    assert item["issued"] == {"date-parts": [[2024, 1, 30]]} and item["author"] == [{"literal": "安平市人民政府"}]
    assert item["section"] == "二(十)" and item["URL"] == "https://example.org/a_b" and item["id"] == cited.id


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_a_line_to_copy_with_the_data_version(style: str, cited: Citation) -> None:
    page = text(cited, View(style=style))
    assert page.endswith("\n") and "plancmp 1.2 (data 0a1b)" in page and "二(十)" in page
    assert tuple(styles.STYLES) == STYLES
