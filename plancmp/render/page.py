"""The report as a page: one HTML file that asks nothing of anywhere, and is read without JavaScript too.

Every character of data goes through :func:`_t`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

import plancmp
from plancmp.knowledge.names import plan_tag
from plancmp.measures.statement import Statement
from plancmp.model import City, Commitment, Plan
from plancmp.query.compare import CompareRow, Comparison
from plancmp.query.gaps import Gaps
from plancmp.query.progress.targets import Cell, TargetRow
from plancmp.query.progress.track import Track, TrackRow
from plancmp.query.progress.years import Year
from plancmp.query.report import Report
from plancmp.render import compare, phrases, report, track
from plancmp.render.document import titled, visible
from plancmp.render.view import View

SHARED = 1
"""Targets that more cities than these have are drawn at once; those of one stand folded."""


def write(result: Report, view: View) -> Iterator[str]:
    """The page, piece by piece."""
    page = _Page(result, view.lang)
    style, script = (Path(__file__).with_name(f"page.{kind}").read_text("utf-8") for kind in ("css", "js"))
    title = _t(report.title(result, view.lang))
    yield (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if view.lang == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="plancmp {plancmp.__version__}">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">{page.say("skip")}</a>\n<header>\n<h1>{title}</h1>\n'
    )
    sections = [(name, heading, body) for name, heading, body in page.sections() if body]
    yield f'<nav aria-label="{page.say("contents")}"><ul>'
    yield "".join(f'<li><a href="#{name}">{heading}</a></li>' for name, heading, _ in sections)
    yield '</ul></nav>\n</header>\n<main id="main">\n'
    for name, heading, body in sections:
        yield f'<section id="{name}" aria-labelledby="h-{name}">\n<h2 id="h-{name}">{heading}</h2>\n{body}</section>\n'
    yield f"</main>\n<footer>\n{page.end()}</footer>\n<script>\n{script}</script>\n</body>\n</html>\n"


def _t(text: object) -> str:
    """Data as text of a page or of an attribute."""
    return escape(visible(str(text)))


class _Page:
    """The parts of the page of one report."""

    def __init__(self, result: Report, lang: str) -> None:
        self.result, self.lang, self.words = result, lang, phrases.WORDS[lang]
        named = result.named
        self.plans, self.themes, self.topics, self.cities = named.plans, named.themes, named.topics, named.cities
        self.names = {city.id: phrases.name(city, lang) for city in result.cities}
        self.used: set[str] = set()
        self.numbers = {name: number for number, name in enumerate(self.plans, 1)}

    def say(self, key: str, **more: object) -> str:
        """Words of the page."""
        return _t(self.words[key].format(**more) if more else self.words[key])

    def sections(self) -> Iterator[tuple[str, str, str]]:
        """Name, heading and body of each; an empty body is left out."""
        result = self.result
        yield "plans", self.say("plans"), self._plans()
        yield "overview", self.say("by theme"), self._overview()
        if result.comparison:
            yield "compare", self.say("side by side"), self._compare(result.comparison)
        yield "targets", self.say("targets"), self._targets()
        for one in result.tracks:
            name = self.names[one.city.id]
            heading = _t(report.of_city(name, "progress", self.lang))
            yield f"progress-{_t(one.city.id)}", heading, self._progress(one)
        for lacking in result.gaps:
            name = self.names[lacking.city.id]
            yield f"gaps-{_t(lacking.city.id)}", _t(report.of_city(name, "lacks", self.lang)), self._gaps(lacking)
        yield "sources", self.say("sources"), self._sources()

    def end(self) -> str:
        """How it was made."""
        lines = [*report.method(self.result, self.lang), self.words["made with"].format(version=plancmp.__version__)]
        return "".join(f"<p>{_t(line)}</p>\n" for line in lines)

    # Plans and overview

    def _plans(self) -> str:
        comparison = self.result.comparison
        rows = []
        for city in self.result.cities:
            plans = [plan for plan in (comparison or self.result).plans if plan.city == city.id]
            read = self.result.coverage.clauses[city.id]
            told = f"{read.clauses_read}/{read.clauses_total}" if plans else ""
            listed = "<br>".join(f"{self._plan(plan)}, {_t(plan.adopted)}" for plan in plans) or self.say("no plan")
            rows.append(
                f'<tr><th scope="row">{_t(self.names[city.id])}</th><td>{listed}</td><td class="n">{told}</td></tr>'
            )
        return self._table(("city", "plan", "read"), rows, numeric=(2,))

    def _plan(self, plan: Plan) -> str:
        draft = f' <span class="quiet">({self.say("draft")})</span>' if plan.origin == "draft" else ""
        title = _t(titled(plan, self.lang))
        return (f'<a href="{_t(plan.url)}" rel="noreferrer">{title}</a>' if plan.url else title) + draft

    def _overview(self) -> str:
        coverage = self.result.coverage
        heads = "".join(f'<th scope="col" class="n">{_t(self.names[city.id])}</th>' for city in self.result.cities)
        rows = []
        for row in coverage.rows:
            counts = [row.cells[city.id] for city in self.result.cities]
            if not any(count.commitments for count in counts):
                continue
            cells = []
            for city, count in zip(self.result.cities, counts):
                share = count.commitments / max(1, coverage.totals[city.id].commitments)
                shade = f' style="background:rgba(var(--heat),{min(0.4, share * 2):.2f})"' if count.commitments else ""
                figures = f' <span class="quiet">({count.quantified})</span>' if count.commitments else ""
                cells.append(f'<td class="n"{shade}>{count.commitments or "—"}{figures}</td>')
            rows.append(f'<tr><th scope="row">{_t(phrases.name(row.theme, self.lang))}</th>{"".join(cells)}</tr>')
        caption = f"<caption>{self.say('overview')}; {self.say('heat')}</caption>"
        head = f'<thead><tr><th scope="col">{self.say("theme")}</th>{heads}</tr></thead>'
        return f'<div class="scroll"><table>{caption}{head}<tbody>{"".join(rows)}</tbody></table></div>\n'

    # The side-by-side table

    def _compare(self, comparison: Comparison) -> str:
        tools = (
            f'<div class="tools" hidden><label>{self.say("find")} '
            f'<input type="search" aria-label="{self.say("find in")}"></label>'
            f'<button type="button" value="open">{self.say("open all")}</button>'
            f'<button type="button" value="close">{self.say("close all")}</button>'
            f'<output aria-live="polite" data-text="{self.say("found rows")}"></output></div>\n'
        )
        themes: dict[str, list[CompareRow]] = {}
        for row in comparison.rows:
            themes.setdefault(row.topic.theme, []).append(row)
        order = [name for name in self.themes if name in themes]
        heads = "".join(f'<th scope="col">{_t(self.names[city.id])}</th>' for city in comparison.cities)
        head = (
            f'<thead><tr><th scope="col" data-sort>{self.say("topic")}</th>{heads}'
            f'<th scope="col" class="score n" data-sort>{self.say("alike", score="").strip() or ""}</th></tr></thead>'
        )
        blocks = []
        for name in order:
            rows = themes[name]
            theme = _t(phrases.name(self.themes[name], self.lang))
            count = f'<span class="quiet">{self.say("rows of", n=len(rows))}</span>'
            bodies = "".join(self._row(comparison, row) for row in rows)
            table = f'<div class="scroll"><table class="sides"><caption>{theme}</caption>{head}{bodies}</table></div>'
            blocks.append(f"<details open><summary>{theme} {count}</summary>{table}</details>\n")
        return tools + f'<p class="quiet">{self.say("alike how")}</p>\n' + self._legend(comparison) + "".join(blocks)

    def _legend(self, comparison: Comparison) -> str:
        used = {item.strength for row in comparison.rows for cell in row.cells.values() for item in cell}
        marks = phrases.STRENGTH[self.lang]
        told = (
            f'<span><b class="s-{name}">{_t(marks[name])}</b>{_t(phrases.STRENGTH_MEANING[self.lang][name])}</span>'
            for name in marks
            if name in used
        )
        return f'<p class="key"><span>{self.say("legend")}:</span> {" ".join(told)}</p>\n'

    def _row(self, comparison: Comparison, row: CompareRow) -> str:
        """The lines of a topic, then what is in none."""
        cities = [city.id for city in comparison.cities]
        lines = [{city: list(line.cells[city]) for city in cities} for line in row.lines]
        rest = {city: list(row.rest(city)) for city in cities}
        if any(rest.values()):
            lines.append(rest)
        label = f'<th scope="rowgroup" rowspan="{len(lines)}">{_t(phrases.name(row.topic, self.lang))}</th>'
        value = -1 if row.score is None else row.score
        score = f'<td class="score n" rowspan="{len(lines)}" data-value="{value}">{"" if value < 0 else value}</td>'
        drawn = []
        for number, line in enumerate(lines):
            cells = []
            for city in cities:
                said = "".join(self._fact(item, row.topic.id) for item in line[city])
                if not said and not row.cells[city]:
                    absent = compare.absence(comparison, row, city, self.lang)
                    said = f'<span class="absent">{_t(absent)}</span>'
                cells.append(f'<td data-c="{_t(self.names[city])}">{said}</td>')
            first = number == 0
            drawn.append(f"<tr>{label if first else ''}{''.join(cells)}{score if first else ''}</tr>")
        return f"<tbody>{''.join(drawn)}</tbody>"

    def _fact(self, item: Commitment, topic: str = "", text: str = "") -> str:
        """A commitment, or ``text`` that stands for it, with the mark of its strength and where it stands."""
        mark = _t(phrases.STRENGTH[self.lang][item.strength])
        said = _t(text or phrases.sentence(item, self.lang))
        guest = ""
        if topic and item.topic and item.topic != topic and item.topic in self.topics:
            guest = f' <span class="quiet">← {_t(phrases.name(self.topics[item.topic], self.lang))}</span>'
        return f'<p><b class="s-{item.strength}">{mark}</b>{said}{guest} {self._where(item)}</p>'

    def _where(self, item: Commitment) -> str:
        """The clause, which leads to its document among the sources."""
        plan = self.plans.get(item.plan)
        self.used.add(item.plan)
        tag = _t(plan_tag(plan, self.lang)) if plan else ""
        return f'<a href="#p{self.numbers[item.plan]}">{tag} §{_t(item.clause)}</a>'

    # Targets

    def _targets(self) -> str:
        rows = self.result.targets.rows
        several = len(self.result.cities) > 1
        shared = [row for row in rows if row.holders > SHARED or not several]
        alone = [row for row in rows if row not in shared]
        parts = [self._key()] if rows else []
        if shared:
            parts.append(self._aims(shared))
        if alone:
            title = self.say("single targets", n=len(alone))
            parts.append(f"<details><summary>{title}</summary>{self._aims(alone)}</details>\n")
        return "".join(parts)

    def _key(self) -> str:
        def sign(shape: str, word: str) -> str:
            return f'<span class="bar"><svg aria-hidden="true">{shape}</svg>{self.say(word)}</span>'

        drawn = [
            sign(_circle("50%", ""), "baseline known"),
            sign(_square("50%"), "latest"),
            sign(_circle("50%", "aim"), "target"),
        ]
        if self.result.province:
            drawn.append(sign(_above("50%"), "of province"))
        return f'<p class="key">{"".join(drawn)}</p>\n'

    def _aims(self, rows: Sequence[TargetRow]) -> str:
        heads = "".join(
            f'<th scope="col"{kind}>{self.say(word)}</th>'
            for word, kind in (("label", ""), ("city", ""), ("target", ' class="bar"'), ("figures", ""))
        )
        bodies = "".join(self._aim(row) for row in rows)
        return f'<div class="scroll"><table class="aims"><thead><tr>{heads}</tr></thead>{bodies}</table></div>\n'

    def _aim(self, row: TargetRow) -> str:
        label = phrases.name(row.indicator, self.lang)
        if row.basis not in ("level", "rate"):
            label += f" ({self.words[row.basis]})"
        if row.scope:
            label += f" ({phrases.scope(row.scope, self.lang)})"
        held = [(city, cell) for city, cell in row.cells.items() if cell.targets]
        results = {city: self._results(city, row, cell) for city, cell in held}
        above = self.result.reference(row)
        values = [one.value for _, cell in held for one in cell.targets[:1] if one.quantity.value is not None]
        values += [one.value for known in results.values() for one in known]
        values += [above.value] if above and above.quantity.value is not None else []
        scale = _scale(values)
        lines = []
        for place, (city, cell) in enumerate(held):
            aim, known = cell.targets[0], results[city]
            bar = self._bar(known, aim, above, scale) if scale and aim.quantity.value is not None else ""
            lead = " ★" if city in row.leaders else ""
            told = [f"{self._said(one)} →" for one in known]
            told.append(f"<b>{self._said(aim)}{lead}</b>")
            if above:
                told.append(f'<span class="quiet">{self.say("of province")} {self._said(above)}</span>')
            head = f'<th scope="rowgroup" rowspan="{len(held)}">{_t(label)}</th>' if place == 0 else ""
            lines.append(
                f'<tr>{head}<td class="city">{_t(self.names[city])}</td><td class="bar">{bar}</td>'
                f"<td>{' '.join(told)} {self._where(aim.item)}</td></tr>"
            )
        return f"<tbody>{''.join(lines)}</tbody>"

    def _said(self, one: Statement) -> str:
        year = f' <span class="quiet">({one.year})</span>' if one.year else ""
        return f"{_t(one.figure(self.lang))}{year}"

    def _results(self, city: str, row: TargetRow, cell: Cell) -> list[Statement]:
        """The first result that is known on the same basis and in the same unit, and the last where it is another."""
        points = (
            one
            for result in self.result.tracks
            if result.city.id == city
            for line in result.rows
            if line.indicator.id == row.indicator.id and line.main
            for one in line.points
        )
        known = [one for one in points if not one.target and one.basis == row.basis and one.unit == row.unit]
        known = [one for one in known if one.year and one.quantity.value is not None] or [*filter(None, (cell.start,))]
        known.sort(key=lambda one: one.year or 0)
        return [*known[:1], *known[-1:]] if len(known) > 1 else known

    def _bar(
        self, known: Sequence[Statement], aim: Statement, above: Statement | None, scale: tuple[float, float]
    ) -> str:
        """The way from the first result over the last to the target, and what the province aims at."""

        def at(value: float) -> str:
            return f"{100 * (value - scale[0]) / (scale[1] - scale[0]):.1f}%"

        parts = ['<line x1="0" x2="100%" y1="9" y2="9"/>']
        if known:
            parts.append(f'<line class="way" x1="{at(known[0].value)}" x2="{at(aim.value)}" y1="9" y2="9"/>')
            parts.append(_circle(at(known[0].value), ""))
        if len(known) > 1:
            parts.append(_square(at(known[1].value)))
        if above and above.quantity.value is not None:
            parts.append(_above(at(above.value)))
        parts.append(_circle(at(aim.value), "aim"))
        return f'<svg aria-hidden="true">{"".join(parts)}</svg>'

    # Progress and gaps

    def _progress(self, result: Track) -> str:
        if not result.rows:
            return f'<p class="quiet">{self.say("no progress")}</p>\n'
        met, of = result.kept
        lead = f"<p>{self.say('years kept', met=met, of=of)}</p>\n" if of else ""
        rows = [self._line(row) for row in result.rows]
        return lead + self._table(("label", "verdict", "because"), rows, "progress")

    def _line(self, row: TrackRow) -> str:
        years = "".join(f"<li>{self._year(year)}</li>" for year in track.telling(row.years))
        met, of = row.kept
        kept = f' <span class="quiet">{self.say("kept", met=met, of=of)}</span>' if of else ""
        label = _t(track.label(row, self.lang))
        return (
            f'<tr><th scope="row">{label}</th><td>{self._verdict(row.verdict.word)}{kept}</td>'
            f'<td>{_t(row.verdict.because(self.lang))}<ul class="years">{years}</ul></td></tr>'
        )

    def _verdict(self, word: str | None) -> str:
        return f'<span class="v v-{word or "none"}">{_t(phrases.VERDICT[self.lang][word or "none"])}</span>'

    def _year(self, year: Year) -> str:
        when = str(year.year) if year.since is None else f"{year.since}–{year.year}"
        pair = [one for one in (year.aim, year.result) if one is not None]
        told = " → ".join(_t(one.figure(self.lang)) for one in pair)
        verdict = f" {self._verdict(year.verdict)}" if year.verdict else ""
        where = " ".join(self._where(one.item) for one in pair)
        return f'<span class="quiet">{when}</span> {told}{verdict} {where}'

    def _gaps(self, result: Gaps) -> str:
        if not result.rows:
            return f'<p class="quiet">{self.say("no gaps")}</p>\n'
        rows = []
        for row in result.rows:
            said = "".join(
                self._fact(item, row.topic.id)
                for city, cell in row.cells.items()
                if city not in row.lacking
                for item in cell[:MOST]
            )
            holders = ", ".join(_t(self.names[city]) for city in row.cells if city not in row.lacking)
            why = phrases.absence(result.absence(row, result.city.id), result.coverage[result.city.id], self.lang)
            rows.append(
                f'<tr><th scope="row">{_t(phrases.name(row.topic, self.lang))}<br>'
                f'<span class="absent">{_t(why)}</span></th>'
                f"<td>{holders}</td><td>{said}</td></tr>"
            )
        return self._table(("topic", "who commits", "text"), rows, "gaps")

    # Sources

    def _sources(self) -> str:
        rows = []
        for plan in self.plans.values():
            if plan.id not in self.used and plan not in self.result.plans:
                continue
            city = self.cities.get(plan.city)
            rows.append(
                f'<tr id="p{self.numbers[plan.id]}"><td>{_t(self._city(city)) if city else ""}</td>'
                f"<td>{self._plan(plan)}</td>"
                f"<td><time>{_t(plan.adopted)}</time></td><td>{_t(plan.issuer)}</td><td>{_t(plan.source)}</td><td>{_t(plan.id)}</td></tr>"
            )
        return self._table(("city", "plan", "adopted", "issuer", "source", "id"), rows)

    def _city(self, city: City) -> str:
        return phrases.name(city, self.lang)

    def _table(self, heads: Sequence[str], rows: Iterable[str], kind: str = "", numeric: Sequence[int] = ()) -> str:
        number = ' class="n"'
        cells = "".join(
            f'<th scope="col"{number if place in numeric else ""}>{self.say(head)}</th>'
            for place, head in enumerate(heads)
        )
        of = f' class="{kind}"' if kind else ""
        body = "".join(rows)
        return f'<div class="scroll"><table{of}><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></div>\n'


MOST = 2
"""So many commitments of a city are told of a topic that another lacks."""


def _circle(x: str, kind: str) -> str:
    of = f' class="{kind}"' if kind else ""
    return f'<circle cx="{x}" cy="9" r="5"{of}/>'


def _square(x: str) -> str:
    return f'<svg x="{x}" y="5" width="8" height="8" overflow="visible"><rect x="-4" width="8" height="8"/></svg>'


def _above(x: str) -> str:
    return f'<line class="above" x1="{x}" x2="{x}" y1="0" y2="18"/>'


def _scale(values: Sequence[float]) -> tuple[float, float] | None:
    """From where to where a row is drawn: from zero, but where all values lie close together far from it."""
    if not values:
        return None
    least, most = min(values), max(values)
    if least > 0 and least > 0.5 * most:
        margin = (most - least) / 2 or most / 2
        return least - margin, most + margin / 4
    least, most = min(0.0, least), max(0.0, most)
    return (least, most) if most > least else None
