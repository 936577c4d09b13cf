"""The stories are sound: known words, short cites, years that their own figures bear out. And `track` tells them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from plancmp import KnowledgeBase, track
from plancmp.knowledge import files, yaml_io
from plancmp.query.progress.track import Track

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*.yaml"))
YEAR = {"met", "about", "missed", None}
VERDICTS = {
    "met",
    "about",
    "missed",
    "ahead",
    "on-track",
    "behind",
    "raised",
    "lowered",
    "postponed",
    "brought-forward",
    "unchanged",
    "redefined",
    "open",
    "withheld",
    "dropped",
}
REASONS = {"open", "withheld", "dropped", "bound", "other-basis", None}
VOCABULARY = yaml_io.parse((files.shipped() / files.ENTRY).read_text("utf-8"))["indicators"]
INDICATORS = {entry["id"]: entry for entry in VOCABULARY}
PERIODS = {"15fyp": "2026-2030"}
SCALES = (1, 10**4, 10**8, 10**12)
"""万, 亿 and 万亿: English writes figures out."""
ENGLISH_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}

Story = dict[str, Any]


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def story(request: pytest.FixtureRequest) -> Story:
    loaded: Story = yaml.safe_load(request.param.read_text("utf-8"))
    return loaded


def figures(story: Story) -> list[dict[str, Any]]:
    return [{**story["defaults"], **figure} for figure in story["figures"]]


def years(figure: dict[str, Any]) -> range:
    """The years that a figure speaks of one by one: all of a yearly quota, else its own."""
    return range(figure["from_year"] if figure.get("annual") else figure["year"], figure["year"] + 1)


def test_there_are_stories_of_at_least_ten_places() -> None:
    assert len({yaml.safe_load(path.read_text("utf-8"))["city"]["id"] for path in STORIES}) >= 10


def test_figures_are_placed_and_cited(story: Story) -> None:
    for figure in [*figures(story), *story.get("mentions", [])]:
        assert figure["plan"] in story["plans"] and figure["clause"] and figure["label"]
        assert 0 < len(figure["cite"]) <= 24
    for figure in figures(story):
        assert figure["kind"] in ("target", "actual", "baseline") and isinstance(figure["value"], int | float)
        assert figure.get("from_year") is None or figure["from_year"] <= figure["year"]
        assert figure.get("indicator") is None or figure["indicator"] in INDICATORS


def test_rows_use_known_words(story: Story) -> None:
    for row in story["rows"]:
        assert row["verdict"] in VERDICTS and row["verdict"] not in row["never"]["verdicts"]
        assert set(row["never"]["verdicts"]) <= VERDICTS
        assert not set(row["says"]) & set(row["never"]["text"])
        assert {year["verdict"] for year in row["years"]} <= YEAR
        assert {year.get("why") for year in row["years"]} <= REASONS
        assert "indicator" not in row or INDICATORS[row["indicator"]]["direction"] == row["better"]


def test_kept_counts_the_years(story: Story) -> None:
    for row in story["rows"]:
        words = [year["verdict"] for year in row["years"] if year["verdict"]]
        assert row["kept"] == {"met": len(words) - words.count("missed"), "of": len(words)}


def test_years_stand_on_figures_and_are_judged_only_in_pairs(story: Story) -> None:
    for row in story["rows"]:
        own = [
            figure
            for figure in figures(story)
            if (figure.get("indicator") == row["indicator"] if "indicator" in row else figure["label"] == row["label"])
        ]
        for year in row["years"]:
            assert year["verdict"] is None or None not in (year["aim"], year["result"])
            for part, kind in (("aim", "target"), ("result", "actual")):
                assert year[part] is None or any(
                    figure["kind"] == kind and figure["value"] == year[part] and year["year"] in years(figure)
                    for figure in own
                ), f"{year['year']}: no figure for {part} {year[part]}"


# What track says of the stories


def base(story: Story, folder: Path) -> None:
    """The knowledge base of a story: its city, its plans and what they say, with what it needs of the vocabulary."""
    place = story["city"]
    code = {"province": "990000", "prefecture": "990100"}[place["level"]]
    used = {figure["indicator"] for figure in figures(story) if figure.get("indicator")}
    used |= {INDICATORS[name].get(key) for name in used for key in ("growth_of", "addition_of")} - {None}
    used |= {name.removesuffix("-cumulative") for name in used}
    vocabulary = [{**INDICATORS[name], "topic": "growth"} for name in INDICATORS if name in used]
    plans = [
        {
            "id": name,
            "city": place["id"],
            "type": name.rsplit("-", 2)[1],
            "title": name,
            "title_en": name,
            "issuer": place["zh"],
            "adopted": adopted,
            "period": PERIODS.get(name.rsplit("-", 1)[1], name.rsplit("-", 1)[1]),
            "source": "a story",
        }
        for name, adopted in story["plans"].items()
    ]
    topic = {"id": "growth", "zh": "增长", "en": "Growth", "rule": "all", "keywords": ["增长"]}
    register = {
        "cities": [{"id": place["id"], "zh": place["zh"], "en": place["id"], "adcode": code}],
        "plans": plans,
        "themes": [{"id": "economy", "zh": "经济", "en": "Economy", "rule": "all", "topics": [topic]}],
        "indicators": vocabulary,
    }
    clauses: dict[str, dict[str, list[dict[str, Any]]]] = {name: defaultdict(list) for name in story["plans"]}
    for said in [*figures(story), *story.get("mentions", [])]:
        clause = clauses[said["plan"]][said["clause"]]
        fields = (
            "indicator",
            "label",
            "op",
            "value",
            "value_max",
            "unit",
            "from_year",
            "year",
            "annual",
            "kind",
            "expected",
            "duty",
        )
        figure = {field: said[field] for field in fields if said.get(field) is not None} if "kind" in said else None
        clause.append(
            {
                "id": f"{said['plan']}/{said['clause']}.{len(clause) + 1}",
                "themes": ["economy"],
                "topic": "growth",
                "strength": said["strength"],
                "text": said["label"],
                "text_en": said["plan"],
                "cite": said["cite"],
                **({} if figure is None else {"quantities": [figure]}),
            }
        )
    (folder / "plans").mkdir(parents=True)
    write(folder / "plans.yaml", register)
    for name, parts in clauses.items():
        found = [{"id": clause, "title": clause, "commitments": items} for clause, items in parts.items()]
        write(
            folder / "plans" / f"{name}.yaml",
            {"plan": name, "clauses": found or [{"id": "1", "title": "1", "empty": "-"}]},
        )


def write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.fixture
def told(story: Story, tmp_path: Path) -> Iterator[tuple[Story, Track]]:
    folder = tmp_path / "data"
    base(story, folder)
    with KnowledgeBase.open([folder]) as kb:
        yield story, track(kb, story["city"]["id"])


def rows(told: tuple[Story, Track], lang: str = "zh") -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each row of a story with that of the program."""
    story, result = told
    entries = result.to_dict(lang=lang)["rows"]
    for row in story["rows"]:
        name = INDICATORS[row["indicator"]]["zh"] if "indicator" in row else row["label"]
        yield row, next(entry for entry in entries if entry["label"] == name)


def test_track_gives_the_verdict(told: tuple[Story, Track]) -> None:
    for row, entry in rows(told):
        assert entry["verdict"] == row["verdict"], entry["because"]
        assert entry["indicator"] == row.get("indicator")


def test_track_gives_the_years(told: tuple[Story, Track]) -> None:
    for row, entry in rows(told):
        assert entry["kept"] == row["kept"]
        wanted = {year["year"] for year in row["years"]}
        assert all(
            year["verdict"] is None and year["aim"] is None for year in entry["years"] if year["year"] not in wanted
        )
        for year in row["years"]:
            found = next(some for some in entry["years"] if some["year"] == year["year"])
            assert (found["aim"] and found["aim"]["value"]) == year["aim"]
            assert (found["result"] and found["result"]["value"]) == year["result"]
            assert (found["verdict"], found["why"]) == (year["verdict"], year.get("why"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_track_says_what_a_careful_journalist_would(told: tuple[Story, Track], lang: str) -> None:
    for row, entry in rows(told, lang):
        said = numbers(entry["because"])
        for number in row["says"]:
            assert any(float(number) * scale in said for scale in SCALES), f"{number} is not in: {entry['because']}"
        for number in row["never"]["text"]:
            scales = SCALES if lang == "en" else (1,)
            assert not any(float(number) * scale in said for scale in scales), f"{number} is in: {entry['because']}"


def test_track_marks_what_it_doubts(told: tuple[Story, Track]) -> None:
    for row, entry in rows(told):
        assert [point["value"] for point in entry["points"] if point["doubted"]] == row.get("doubted", [])


def numbers(text: str) -> set[float]:
    """The numbers of a sentence, each rounded as a reader would write it down."""
    found = re.findall(r"(?<![\d.])\d[\d,]*(?:\.\d+)?(?: (?:million|billion|trillion))?", text)
    result = set()
    for number in found:
        figure, _, scale = number.partition(" ")
        result.add(round(float(figure.rstrip(",").replace(",", "")) * ENGLISH_SCALES.get(scale, 1), 6))
    return result
