"""The outcome of a verification on the screen."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from plancmp.messages import told
from plancmp.query.verify import Verification
from plancmp.render import grids, phrases
from plancmp.render.kit import parts
from plancmp.render.kit.columns import Columns
from plancmp.render.view import View


def table(result: Verification, view: View, console: Console) -> None:
    """Draw what disagrees, then a line a plan."""
    say = phrases.WORDS[view.lang]
    for finding in result.findings:
        where = finding.commitment or f"{finding.plan}/{finding.clause}"
        console.print(
            Text.assemble(
                (where, parts.HEAD), f"  {told(finding.message, view.lang)} ", (f"[{finding.code}]", parts.QUIET)
            )
        )
    columns = Columns(
        say["plan"],
        say["clauses"],
        say["cites"],
        say["quantities"],
        say["numbers"],
        say["findings"],
        numeric=range(1, 6),
    )
    for plan in result.plans:
        counts = (plan.clauses, plan.cites, plan.quantities, plan.numbers)
        columns.add(
            Text(plan.plan) + Text("" if plan.same_file is not False else f"  {say['other file']}", parts.AMBER),
            *map(str, counts),
            Text(str(len(plan.findings)), parts.RED if plan.findings else parts.GREEN),
        )
    if result.plans:
        console.print(columns)
    if result.reports:
        figures = sum(report.quantities for report in result.reports)
        wrong = sum(len(report.findings) for report in result.reports)
        said = say["atlas verified"].format(reports=len(result.reports), figures=figures)
        console.print(Text.assemble(f"{said} ", (str(wrong), parts.RED if wrong else parts.GREEN)))
    if result.skipped:
        console.print(Text(f"{say['no text']}: {', '.join(result.skipped)}", parts.QUIET))


def grid(result: Verification, view: View) -> grids.Grid:
    """One disagreement between records and source a row."""
    header = ["plan", "clause", "commitment", "code", "message"]
    return header, [
        [told(getattr(finding, name), view.lang if view.worded else "en") for name in header]
        for finding in result.findings
    ]
