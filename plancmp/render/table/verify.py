"""The outcome of a verification on the screen."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from plancmp.query.verify import Verification
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.columns import Columns


def draw(result: Verification, console: Console, lang: str) -> None:
    """Print what disagrees, then a line a plan."""
    say = words.WORDS[lang]
    for finding in result.findings:
        where = finding.commitment or f"{finding.plan}/{finding.clause}"
        console.print(Text.assemble((where, parts.HEAD), f"  {finding.message} ", (f"[{finding.code}]", parts.QUIET)))
    grid = Columns(say["plan"], say["clauses"], say["cites"], say["quantities"], say["numbers"], say["findings"], numeric=range(1, 6))
    for plan in result.plans:
        counts = (plan.clauses, plan.cites, plan.quantities, plan.numbers)
        grid.add(
            Text(plan.plan) + Text("" if plan.same_file is not False else f"  {say['other file']}", "yellow"), *map(str, counts),
            Text(str(len(plan.findings)), "red" if plan.findings else "green"),
        )
    console.print(grid)
    if result.skipped:
        console.print(Text(f"{say['no text']}: {', '.join(result.skipped)}", parts.QUIET))
