"""Whether screens have colours: ``--color`` before the command, ``PLANCMP_COLOR``, else what the screen is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from plancmp.render.view import Color

COLORS: tuple[Color, ...] = ("auto", "always", "never")

_KEY = "plancmp.color"


def choose(context: click.Context, option: click.Parameter, color: Color) -> None:
    """Keep what was said before the command."""
    context.meta[_KEY] = color


def chosen() -> Color:
    """What was said, auto where nothing was."""
    context = click.get_current_context(silent=True)
    color: Color = context.meta.get(_KEY, COLORS[0]) if context else COLORS[0]
    return color
