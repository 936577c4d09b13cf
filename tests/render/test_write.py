"""The one way from an answer to text."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib import import_module

import pytest

from plancmp import KnowledgeBase, compare, coverage, diff, gaps, search, show, targets, track
from plancmp.query import answer
from plancmp.query.answer import Answer
from plancmp.query.cite import cite
from plancmp.query.export import export
from plancmp.query.export import figures as quantities
from plancmp.query.listing import listing
from plancmp.query.rank import rank
from plancmp.query.report import report
from plancmp.query.verify import verify
from plancmp.render import BINARY, MODULES, formats, grids, save, text, write
from plancmp.render.view import FORMS, Form, Lang, View


def answers(kb: KnowledgeBase) -> list[Answer]:
    """One of each class, of the made-up plans with figures."""
    return [
        compare(kb, ["anping", "beihu"]),
        coverage(kb),
        diff(kb, "anping-plan-2021", "anping-report-2024"),
        export(kb),
        quantities(kb),
        cite(kb, kb.commitments()[0].id),
        report(kb, ["anping", "beihu"]),
        gaps(kb, "beihu", ["anping"]),
        listing(kb, "plans"),
        rank(kb, "gdp-growth"),
        search(kb, "班列"),
        show(kb, "trains"),
        targets(kb, ["anping", "beihu"]),
        track(kb, "anping"),
        verify(kb, {}),
    ]


def test_every_answer_has_a_module(figures: KnowledgeBase) -> None:
    asked = {type(one).__name__ for one in answers(figures)}
    assert asked == set(MODULES) == {cls.__name__ for cls in answer.Answer.__subclasses__() if "to_json" in vars(cls)}
    for name in MODULES.values():
        module = import_module(f"plancmp.render.{name}")
        assert callable(module.grid) and (name in ("export", "figures", "report") or callable(module.table))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_answer_in_every_form(lang: Lang, figures: KnowledgeBase) -> None:
    for one in answers(figures):
        for form in [form for form in FORMS if form not in BINARY]:
            if form == "table" and type(one).__name__ in ("Export", "Figures", "Report"):
                continue
            page = text(one, View(form=form, lang=lang, width=80))
            if form == "json":
                value = json.loads(page)
                assert isinstance(value, list) or value["schema"].startswith("plancmp.")
            elif form == "ndjson":
                assert all(isinstance(json.loads(line), dict) for line in page.splitlines())
            elif form == "csv":
                assert not page.startswith("\ufeff") and not re.search("[\n,]=[^,]", page)
                assert len({len(row) for row in csv.reader(io.StringIO(page, newline=""))}) <= 1
            elif form == "md":
                assert page.startswith("# ")
            else:
                assert page.strip() and "\x1b" not in page


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "md"])
def test_a_limit_holds_for_every_form_and_leaves_the_first(form: Form, figures: KnowledgeBase) -> None:
    for one in answers(figures):
        if type(one).__name__ in ("Verification", "Report"):
            continue
        whole, first = (text(one, View(form=form, limit=limit)) for limit in (None, 1))
        assert first == text(one.limited(1), View(form=form))
        assert len(list(one.limited(1).to_lines())) == 1
        assert len(first) < len(whole) or len(getattr(one, one.ENTRIES)) == 1, type(one).__name__


def test_csv_has_the_grid_in_ids_or_in_words(figures: KnowledgeBase) -> None:
    result = targets(figures, ["anping", "beihu"])
    module = import_module("plancmp.render.targets")
    assert text(result, View(form="csv")) == formats.to_csv(*grids.flat(module.grid(result, View())))
    view = View(form="csv", labels=True, lang="en")
    assert text(result, view) == formats.to_csv(*grids.worded(module.grid(result, view), result, "en"))


def test_a_file_has_the_bytes_of_the_text(figures: KnowledgeBase) -> None:
    result = targets(figures, ["anping"])
    for form in [form for form in FORMS if form not in BINARY]:
        out = io.BytesIO()
        save(result, View(form=form, file="a.csv", width=80), out)
        marked = "\ufeff" if form == "csv" else ""
        assert out.getvalue().decode("utf-8") == marked + text(result, View(form=form, width=80))


def test_a_terminal_gets_colours_and_a_file_none(figures: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    for stream, coloured in ((Terminal(), True), (io.StringIO(), False)):
        write(targets(figures), View(width=80), stream)
        assert ("\x1b[" in stream.getvalue()) == coloured


def test_explain_and_language_reach_the_json(figures: KnowledgeBase) -> None:
    rows = json.loads(text(compare(figures, ["anping", "beihu"]), View(form="json", explain=True)))["rows"]
    assert all("because" in row for row in rows)
    because = json.loads(text(track(figures, "anping"), View(form="json", lang="en")))["rows"][0]["because"]
    assert because.isascii()
