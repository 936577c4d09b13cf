"""Options that commands share, and the one way in which a result is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from plancmp.errors import PlancmpError, printable
from plancmp.index.base import KnowledgeBase

if TYPE_CHECKING:
    from plancmp.model import Indicator
    from plancmp.render.flat import Grid

FORMATS = ("table", "json", "ndjson", "csv", "md")
LANGUAGES = ("zh", "en")

Function = TypeVar("Function", bound=Callable[..., Any])


class Output(NamedTuple):
    """In which format and language a result is printed."""

    form: str
    lang: str

    def emit(
        self,
        result: Any,
        *,
        table: Callable[[Any], None],
        rows: str = "rows",
        grid: Callable[[], Grid],
        wide: Callable[[], Grid] | None = None,
        **how: Any,
    ) -> None:
        """Print ``result`` on stdout.

        ``result.to_dict(**how)`` is its JSON, of which ``rows`` names the list that NDJSON writes line by line;
        ``grid`` makes the rows of CSV and, where there is no ``wide`` one, of Markdown; ``table`` draws on a console.
        """
        if self.form == "table":
            from plancmp.render.table import parts

            table(parts.plain())
            return
        from plancmp.render import plain

        if self.form == "json":
            text = plain.to_json(result.to_dict(**how))
        elif self.form == "ndjson":
            whole = result.to_dict(**how)
            text = plain.to_ndjson(whole[rows] if rows in whole else [whole])
        elif self.form == "csv":
            text = plain.to_csv(*grid())
        else:
            text = plain.to_markdown(*(wide or grid)())
        click.echo(text, nl=False)


def output(function: Function) -> Function:
    """``--format``, ``--json`` and ``--lang`` as one :class:`Output` argument named ``output``."""

    @click.option("-f", "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print the result.")
    @click.option("--json", "as_json", is_flag=True, help="The same as -f json.")
    @click.option("--lang", type=click.Choice(LANGUAGES), default="zh", show_default=True, help="Language of labels and texts.")
    def wrapped(*args: Any, form: str, as_json: bool, lang: str, **kwargs: Any) -> Any:
        return function(*args, output=Output("json" if as_json else form, lang), **kwargs)

    wrapped.__name__ = function.__name__
    wrapped.__doc__ = function.__doc__
    wrapped.__click_params__ = [*getattr(function, "__click_params__", []), *wrapped.__click_params__]  # type: ignore[attr-defined]
    return wrapped  # type: ignore[return-value]


def complete(*kinds: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """Shell completion of the names of some kinds of record: ids, with the Chinese name as help."""

    def names(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        from plancmp import errors, model

        try:
            with KnowledgeBase.open() as kb:
                records = [record for kind in kinds for record in kb.all(getattr(model, kind))]
        except errors.PlancmpError:
            return []
        pairs = [(record.id, getattr(record, "zh", "") or record.title) for record in records]
        return [CompletionItem(name, help=zh) for name, zh in pairs if name.startswith(typed) or zh.startswith(typed)]

    return names


def several(kind: str, help_text: str) -> Callable[[Function], Function]:
    """A repeatable option that names records: ``--theme T`` for ``several("theme", …)``."""
    return click.option(
        f"--{kind}", f"{kind}s" if kind != "city" else "cities", multiple=True, metavar=kind[0].upper(),
        shell_complete=complete(kind.capitalize()), help=help_text,
    )


limit = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
show_all = click.option("--all", "everything", is_flag=True, help="Leave nothing out of the table.")
explain = click.option("--explain", is_flag=True, help="Say why.")
year = click.option("--year", type=click.IntRange(1900, 2100), metavar="Y", help="Only commitments that name this year.")


@contextmanager
def knowledge() -> Iterator[KnowledgeBase]:
    """The knowledge base; what it has to tell, notes and guessed names, goes to stderr."""
    with KnowledgeBase.open() as kb:
        for note in kb.notes:
            click.echo(f"plancmp: {printable(note)}", err=True)
        try:
            yield kb
        except PlancmpError:
            tell_guesses(kb)
            raise


def indicators(kb: KnowledgeBase) -> dict[str, Indicator]:
    """All indicators by id: in English, figures are called by their names."""
    from plancmp.model import Indicator

    return {item.id: item for item in kb.all(Indicator)}


def tell_guesses(kb: KnowledgeBase) -> None:
    """Say on stderr, once, which names were understood although they are not quite right."""
    for guess in kb.guesses:
        click.echo(f"plancmp: taking {guess.typed!r} for the {guess.kind} {guess.id}", err=True)
    kb.guesses.clear()
