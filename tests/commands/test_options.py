"""Options as the values that a question takes."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from plancmp import cli
from plancmp.commands import language, options
from plancmp.query.selection import OPTIONS, Selection
from plancmp.render.view import View


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_lang", "zh")


def called(decorators: tuple[options.Decorator, ...], *args: str) -> dict[str, object]:
    """What a command with these options is given."""
    given: dict[str, object] = {}

    def command(**values: object) -> None:
        """Help."""
        given.update(values)

    function: options.Command = command
    for decorate in reversed(decorators):
        function = decorate(function)
    result = CliRunner().invoke(click.command()(function), list(args), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return given


@pytest.mark.parametrize(
    ("args", "view"),
    [
        ((), View()),
        (("-f", "csv", "--lang", "en"), View(form="csv", lang="en")),
        (("--json",), View(form="json")),
        (("-f", "csv", "--json"), View(form="json")),
        (("--limit", "3", "--all"), View(limit=3, everything=True)),
    ],
)
def test_the_view(args: tuple[str, ...], view: View) -> None:
    assert called((options.view("limit", "everything"),), *args) == {"view": view}


def test_a_command_may_know_other_forms() -> None:
    assert called((options.view(forms=("ndjson", "json")),)) == {"view": View(form="ndjson")}
    with pytest.raises(AssertionError, match="is not one of 'ndjson', 'json'"):
        called((options.view(forms=("ndjson", "json")),), "-f", "table")


def test_the_selection() -> None:
    both = (options.selection(), options.view())
    given = called(both, "--theme", "a", "--city", "b", "--theme", "c,d", "--year", "2025-2027", "--json")
    assert given == {
        "selection": Selection(cities=("b",), themes=("a", "c,d"), year=("2025-2027",)),
        "view": View(form="json"),
    }
    assert called(both)["selection"] == Selection()
    chosen = called((options.selection(),), "--type", "report", "--plan-year", "2024", "--latest", "--within", "浙江")
    assert chosen["selection"] == Selection(types=("report",), plan_years=("2024",), latest=True, within=("浙江",))
    with pytest.raises(AssertionError, match="No such option"):
        called((options.selection(without=("cities",)),), "--city", "b")


@click.command(cls=options.Grouped)
@click.argument("names", nargs=-1)
@options.selection()
@options.view("limit")
def command(selection: Selection, view: View, names: tuple[str, ...]) -> None:
    """Do."""


@pytest.mark.parametrize(
    ("lang", "heads"), [("en", ("Do.", "Selection (", "Options:")), ("zh", ("Do.", "选择 (", "选项:"))]
)
def test_the_help_has_the_selection_under_a_heading_of_its_own(
    lang: str, heads: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "_lang", lang)
    text = CliRunner().invoke(command, ["--help"]).output
    places = [text.index(word) for word in (*heads[:2], *OPTIONS.values(), heads[2], "--limit", "--json", "--lang")]
    assert places == sorted(places) and "NAMES" not in text.split(heads[1])[1]
    assert all(cell_len(line) <= 80 for line in text.splitlines())


def completed(option: str, typed: str) -> list[str]:
    """What a shell would offer behind an option."""
    found = next(item for item in command.params if option in item.opts)
    return [item.value for item in found.shell_complete(click.Context(command), typed)]


def test_names_and_words_are_completed_in_lists_too() -> None:
    assert completed("--theme", "tr") == ["transport", "trade-consumption"]
    assert completed("--theme", "ecology,tr") == ["ecology,transport", "ecology,trade-consumption"]
    assert completed("--within", "jinhu") == ["jinhua"] == completed("--city", "jinhu")
    assert "gansu" in completed("--within", "gan") and "gansu" in completed("--within", "甘")
    assert completed("--level", "p") == ["province", "prefecture"]
    assert completed("--type", "report,comm") == ["report,communique"]
    assert completed("--strength", "s") == ["strive", "support"] and completed("--status", "planned,d") == [
        "planned,done"
    ]
    assert completed("--indicator", "rd-int") == ["rd-intensity"] and completed("--year", "20") == []


def test_every_command_that_reads_takes_the_selection() -> None:
    for name in ("compare", "search", "list", "show", "targets", "track", "coverage", "gaps", "export"):
        found = {option for item in cli.cli.get_command(None, name).params for option in item.opts}  # type: ignore[arg-type]
        assert set(OPTIONS.values()) - {"--city"} <= found, name
