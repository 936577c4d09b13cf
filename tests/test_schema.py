"""The JSON Schemas hold for what the program gives, and nothing is given that they do not name."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plancmp import Commitment, KnowledgeBase, Plan, compare, coverage, diff, gaps, search, show, targets, track
from plancmp.query import shapes
from plancmp.query.cite import cite
from plancmp.query.export import FIGURE, export, figures
from plancmp.query.listing import CLASSES, listing
from plancmp.query.rank import rank
from plancmp.query.report import report
from plancmp.query.verify import verify
from tests.query.test_verify import PROPOSAL, P

FOLDER = Path(__file__).parent.parent / "docs" / "schema"
CITIES = ["anping", "beihu"]


def given(name: str, kb: KnowledgeBase) -> list[Any]:
    """What the program gives under a schema."""
    item = kb.commitments()[0]
    first, second = [plan.id for plan in kb.all(Plan)][:2]
    measured = next(part.indicator for one in kb.commitments() for part in one.quantities if part.indicator)
    return {
        "compare": lambda: [compare(kb, CITIES).to_dict(explain=True), compare(kb, CITIES).to_dict()],
        "search": lambda: [search(kb, "班列").to_dict(explain=True), search(kb, "年").to_dict()],
        "list": lambda: [listing(kb, kind, today=date(2031, 5, 1)).to_dict(explain=True) for kind in CLASSES],
        "show": lambda: (
            [show(kb, name).to_dict() for name in (*CITIES, first, measured, item.topic, *_of(item))]
            + [replace(show(kb, item.id), context=("在", item.cite, "后")).to_dict()]
        ),
        "targets": lambda: [targets(kb).to_dict()],
        "track": lambda: [track(kb, city).to_dict() for city in CITIES],
        "coverage": lambda: [coverage(kb).to_dict()],
        "gaps": lambda: [gaps(kb, *pair).to_dict() for pair in (("anping", ["beihu"]), ("beihu", ["anping"]))],
        "cite": lambda: [cite(kb, name).to_dict() for name in (item.id, item.plan)],
        "verify": lambda: [
            verify(
                kb, {P: (PROPOSAL.replace("2000列", "200列"), "")} if P in {plan.id for plan in kb.all(Plan)} else {}
            ).to_dict()
        ],
        "rank": lambda: [rank(kb, measured).to_dict(), *_ranked(kb)],
        "diff": lambda: [diff(kb, first, second).to_dict(lang=lang) for lang in ("zh", "en")],
        "report": lambda: [report(kb, CITIES).to_dict(), report(kb, CITIES[:1]).to_dict()],
        "figure": lambda: list(figures(kb).to_lines()),
        "commitment": lambda: list(export(kb).to_lines()),
    }[name]()


def _of(item: Commitment) -> tuple[str, str, str]:
    """The commitment, its clause and its theme."""
    return item.id, f"{item.plan}/{item.clause}", f"theme:{item.themes[0]}"


def _ranked(kb: KnowledgeBase) -> list[Any]:
    """Rankings of the atlas, where there is one."""
    asked: list[dict[str, Any]] = [{}, {"outcome": "missed"}, {"around": "嘉兴"}]
    return [rank(kb, "gdp-growth", within=["浙江"], **by).to_dict() for by in asked] if kb.mapped() else []


def strict(schema: Any) -> Any:
    """The same schema, which allows no field that it does not name."""
    if isinstance(schema, dict):
        made = {name: strict(part) for name, part in schema.items()}
        return {"additionalProperties": False, **made} if "properties" in made else made
    return [strict(part) for part in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("folder", ["example", "figures", "mapped"])
@pytest.mark.parametrize("name", shapes.ANSWERS)
def test_what_is_given_follows_the_schema(name: str, folder: str, request: pytest.FixtureRequest) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema, which checks the schemas, is not installed")
    schema = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(strict(copy.deepcopy(schema)))
    values = given(name, request.getfixturevalue(folder))
    assert values
    for value in values:
        validator.validate(json.loads(json.dumps(value)))


def test_every_file_is_of_a_shape() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(shapes.ANSWERS)


def test_every_answer_that_names_a_schema_has_one() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(shapes.__file__).parent.rglob("*.py"))
    assert set(re.findall(r'"schema": "plancmp\.(\w+)/\d+"', sources)) == shapes.ANSWERS.keys() - {
        "figure",
        "commitment",
    }


def test_every_field_says_what_it_holds() -> None:
    for name in shapes.ANSWERS:
        for part in json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["$defs"].values():
            assert all("description" in field or "const" in field for field in part["properties"].values())


def test_the_fields_of_a_figure_are_those_that_are_written() -> None:
    assert tuple(shapes.Figure.__annotations__) == FIGURE
