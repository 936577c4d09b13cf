"""``plancmp help``."""

from __future__ import annotations

import click

from plancmp.commands import language
from plancmp.errors import ExitCode


def _names(context: click.Context, parameter: click.Parameter, typed: str) -> list[str]:
    group = context.parent.command if context.parent else None
    names = group.list_commands(context) if isinstance(group, click.Group) else []
    return [name for name in names if name.startswith(typed)]


@click.command(cls=language.Command)
@click.argument("name", required=False, metavar="[COMMAND]", shell_complete=_names)
@language.option(expose=False)
@click.pass_context
def command(context: click.Context, name: str | None) -> int:
    """How to call a command, or which commands there are.

    \b
    plancmp help
    plancmp help compare
    """
    outer = context.parent
    assert outer is not None and isinstance(outer.command, click.Group)
    if name is None:
        click.echo(outer.get_help())
    else:
        found, wanted, _ = outer.command.resolve_command(outer, [name])
        assert wanted is not None
        click.echo(wanted.get_help(language.Context(wanted, info_name=found, parent=outer)))
    return ExitCode.FOUND
