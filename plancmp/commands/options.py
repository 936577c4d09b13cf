"""Options that commands share, as the values that a question takes; and the knowledge base that it is asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plancmp.commands import coloring, language, output
from plancmp.commands.answering import tell, tell_guesses
from plancmp.errors import DataError, PlancmpError
from plancmp.index.knowledge_base import KnowledgeBase
from plancmp.query.selection import OPTIONS, WORDS, Selection
from plancmp.render.view import FORMS, Form, View

if TYPE_CHECKING:
    from plancmp.knowledge.load import Catalogue

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


def complete(*kinds: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """Shell completion of the names of some kinds of record: ids, with the Chinese name as help.

    Beside the classes of records there are the kinds Place, which are cities and the places that only the atlas knows;
    Outer, those and all provinces; and Anywhere, all places of China. What begins with a small letter is a word.
    """

    def names(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        from plancmp.errors import PlancmpError

        try:
            with KnowledgeBase.open() as kb:
                pairs = dict(pair for kind in kinds for pair in _named(kb, kind))
        except PlancmpError:
            return []
        fitting = ((name, zh) for name, zh in pairs.items() if name.startswith(typed) or zh.startswith(typed))
        return [CompletionItem(name, help=zh) for name, zh in fitting]

    return names


def _named(kb: KnowledgeBase, kind: str) -> Iterator[tuple[str, str]]:
    """The ids of a kind, each with its Chinese name."""
    from plancmp import model
    from plancmp.knowledge import divisions

    if kind.islower():
        yield kind, ""
    elif kind in ("Place", "Outer"):
        yield from _named(kb, "City")
        yield from ((name, city.zh) for name, city in kb.mapped().items())
        if kind == "Outer":
            yield from ((place.id, place.name) for place in divisions.of_level("province"))
    elif kind == "Anywhere":
        yield from ((place.id, place.name) for place in divisions.divisions().values())
    else:
        for record in kb.all(getattr(model, kind)):
            yield record.id, getattr(record, "zh", "") or record.title


class Grouped(language.Command):
    """A command whose help has the options of the selection under a heading of their own."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        every = [item for item in self.get_params(ctx) if isinstance(item, click.Option)]
        narrowing = [item for item in every if isinstance(item, _Narrowing)]
        for heading, options in (
            (_Narrowing.heading, narrowing),
            ("Options", [item for item in every if item not in narrowing]),
        ):
            records = [record for item in options if (record := item.get_help_record(ctx))]
            with formatter.section(heading):
                formatter.write_dl(records)


class _Narrowing(click.Option):
    """An option of the selection."""

    heading = "Selection (several: transport,ecology · years: 2025-2027)"


_SELECTION: dict[str, tuple[str, str]] = {
    "cities": ("PLACE", "this place"),
    "within": ("PLACE", "this place and all in it"),
    "levels": ("|".join(WORDS["levels"]), "places of this level"),
    "plans": ("PLAN", "this document"),
    "types": ("TYPE", "documents of this type: report, plan, outline …"),
    "plan_years": ("YEAR", "documents of or for this year"),
    "latest": ("", "of each place the newest document of a type"),
    "origins": ("|".join(WORDS["origins"]), "how it was read"),
    "themes": ("THEME", "this theme"),
    "topics": ("TOPIC", "this topic"),
    "indicators": ("INDICATOR", "with a figure of this indicator"),
    "year": ("YEAR", "naming this year"),
    "status": ("|".join(WORDS["status"]), "promised, reported, or admitted as lacking"),
    "strengths": ("WORD", "so firm: " + ", ".join(WORDS["strengths"])),
}
"""Field of a selection -> what stands for its value in the help, and its help."""

_KINDS = {"cities": "Place", "within": "Outer"} | {
    f"{name.lower()}s": name for name in ("Plan", "Theme", "Topic", "Indicator")
}
"""Field of a selection -> the kind whose names complete it."""


def _completed(field: str) -> Callable[[click.Context, click.Parameter, str], list[Any]] | None:
    """Shell completion of a field, of the last name in a list too; None where any year will do."""
    if field in _KINDS:
        return _last(complete(_KINDS[field]))
    if field not in WORDS:
        return None
    return _last(lambda ctx, parameter, typed: [word for word in WORDS[field] if word.startswith(typed)])


def _last(names: Callable[[click.Context, click.Parameter, str], list[Any]]) -> Callable[..., list[Any]]:
    """Completion of what stands behind the last comma."""

    def completed(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        before, comma, last = typed.rpartition(",")
        items = [CompletionItem(item) if isinstance(item, str) else item for item in names(ctx, parameter, last)]
        return [CompletionItem(before + comma + item.value, help=item.help) for item in items]

    return completed


def _option(field: str) -> Decorator:
    metavar, text = _SELECTION[field]
    flag = field == "latest"
    return click.option(
        OPTIONS[field],
        field,
        cls=_Narrowing,
        help=text,
        **{"is_flag": True} if flag else {"multiple": True, "metavar": metavar, "shell_complete": _completed(field)},
    )


_VIEW: dict[str, Decorator] = {
    "limit": click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
    "everything": click.option("--all", "everything", is_flag=True, help="Leave nothing out of the table."),
    "explain": click.option("--explain", is_flag=True, help="Say why."),
}
"""Field of a view -> its option, for the commands for which it means something."""


def today(function: Command) -> Command:
    """``--today`` as a date argument named ``today``, by default that of the machine."""

    def gathered(*args: Any, today: datetime | None, **given: Any) -> Any:
        return function(*args, today=date.today() if today is None else today.date(), **given)

    option = click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="The day by which plans are stale; by default the machine's.",
    )
    return _with_options(gathered, function, [option])


def selection(*, without: Sequence[str] = ()) -> Decorator:
    """The options of the selection as one :class:`Selection` argument named ``selection``.

    ``without`` are fields that the command takes as arguments.
    """
    fields = [name for name in OPTIONS if name not in without]

    def decorate(function: Command) -> Command:
        def gathered(*args: Any, **given: Any) -> Any:
            return function(*args, selection=Selection(**{name: given.pop(name) for name in fields}), **given)

        return _with_options(gathered, function, [_option(name) for name in fields])

    return decorate


def view(*fields: str, forms: tuple[Form, ...] = FORMS) -> Decorator:
    """``--format`` (one of ``forms``, the first by default), ``--json``, ``--output``, ``--labels``, ``--lang`` and the
    options of these fields.

    They are one :class:`View` argument named ``view``.
    """

    def decorate(function: Command) -> Command:
        def gathered(*args: Any, form: Form | None, as_json: bool, file: str, lang: Any, **given: Any) -> Any:
            more = {name: given.pop(name) for name in (*fields, "labels")}
            form = output.form_of("json" if as_json else form, file, forms)
            file = "" if file == output.STDOUT else file
            return function(*args, view=View(form=form, lang=lang, file=file, color=coloring.chosen(), **more), **given)

        options = [
            *(_VIEW[name] for name in fields),
            click.option(
                "-f",
                "--format",
                "form",
                type=click.Choice(forms),
                help="How to write the result; by default as the name of FILE ends, else the first of these.",
            ),
            click.option("--json", "as_json", is_flag=True, help="The same as -f json."),
            click.option(
                "-o",
                "--output",
                "file",
                type=click.Path(allow_dash=True),
                default="",
                metavar="FILE",
                help="Write to this file, whole or not at all; - is standard output.",
            ),
            click.option("--labels", is_flag=True, help="In CSV names and words in place of ids."),
            language.option(),
        ]
        return _with_options(gathered, function, options)

    return decorate


def _with_options(wrapper: Command, function: Command, options: list[Decorator]) -> Command:
    """The wrapper of a command with its name, help and options, and with more options before those."""
    wrapper.__name__, wrapper.__doc__ = function.__name__, function.__doc__
    for option in reversed(options):
        wrapper = option(wrapper)
    inner = getattr(function, "__click_params__", [])
    wrapper.__click_params__ = [*inner, *wrapper.__click_params__]  # type: ignore[attr-defined]
    return wrapper


def installed(leaving: Sequence[Path]) -> Catalogue | None:
    """What is installed but for these files, from the index, which is brought up to date first; None where it is not
    sound.
    """
    from plancmp.index import cache
    from plancmp.knowledge import files

    folders = files.folders()
    known = cache.installed(folders, leaving)
    if known is None:
        try:
            with knowledge():
                known = cache.installed(folders, leaving)
        except DataError:
            return None
    return known


@contextmanager
def knowledge() -> Iterator[KnowledgeBase]:
    """The knowledge base. What it has to tell goes to stderr, also the names guessed where a question is refused."""
    with KnowledgeBase.open() as kb:
        for note in kb.notes:
            tell(note)
        try:
            yield kb
        except PlancmpError:
            tell_guesses(kb.guessed())
            raise
