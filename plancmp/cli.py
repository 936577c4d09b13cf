"""The command line: finds the command, runs it, and turns whatever ends it into an exit code."""

from __future__ import annotations

import gc
import signal
import sys
from importlib import import_module
from typing import NoReturn

import click

import plancmp
from plancmp.commands import coloring, language, pager, process
from plancmp.errors import DataError, ExitCode, PlancmpError, printable, shortened, steers
from plancmp.messages import Message, reason

COMMANDS = {
    "compare": "what cities commit to, side by side",
    "search": "find commitments by words",
    "list": "the cities, plans, themes, topics or indicators there are",
    "rank": "the places of a level in the order of one indicator",
    "targets": "what cities aim at in numbers, side by side in one unit",
    "track": "one city's targets and results across its plans, with a verdict",
    "coverage": "what plans are about: commitments by theme and city",
    "gaps": "topics that other cities commit to and one does not",
    "diff": "what changed from one plan to a later one",
    "show": "one city, plan, clause, commitment or indicator, whole",
    "draft": "read a plan document into a draft data file",
    "add": "install a plan in your own data folder",
    "remove": "take a plan out of your own data folder",
    "check": "validate data files",
    "verify": "hold every record against the text of its document",
    "report": "a page, Word or Excel file to hand on",
    "cite": "a reference to a plan, clause or commitment, to quote",
    "export": "every commitment, or every figure",
    "help": "how to call a command",
}
"""Command -> one line of help; each lives in the module of its name, imported when it is used."""


WRITING = frozenset(("draft", "add", "remove"))
"""Commands that write files are not run again for what is most likely a bug."""

_EXPECTED = (PlancmpError, click.ClickException, click.exceptions.Exit, click.exceptions.Abort, OSError, MemoryError)


class _Commands(click.Group):
    context_class = language.Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"plancmp.commands.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "PLANCMP"})
@click.version_option(
    plancmp.__version__, "-V", "--version", message="plancmp %(version)s", help="Show the version and exit."
)
@click.option(
    "--color",
    type=click.Choice(coloring.COLORS),
    default=coloring.COLORS[0],
    expose_value=False,
    callback=coloring.choose,
    help="Colours on the screen; auto heeds NO_COLOR, FORCE_COLOR and what the screen can do.",
)
@click.option("--debug", is_flag=True, help="Show the traceback of a bug.")
@language.option(expose=False)
@click.option(
    "--no-pager",
    is_flag=True,
    expose_value=False,
    callback=pager.choose,
    help="Nothing through PAGER (by default less), also where it is longer than the terminal.",
)
def cli(debug: bool) -> None:
    """What Chinese cities commit to in their plans, side by side, and what became of it.

    \b
    plancmp compare jinhua quzhou --theme transport
    plancmp search 中欧班列
    plancmp show jinhua-decision-2022/4
    """


def main() -> NoReturn:
    """Run the command line as a process of its own and leave with its exit code."""
    process.prepare()
    gc.set_threshold(100_000)  # what a command makes it needs to its end: looking for garbage finds none
    code = run(process.arguments())
    gc.freeze()  # Python would look for garbage once more among all there is: a tenth of the time of a command
    sys.exit(code)


def run(args: list[str]) -> int:
    """Run one command; every way to end becomes an exit code and, where something is wrong, a line on stderr."""
    with language.spoken(args):
        return _ended(args)


def _ended(args: list[str]) -> int:
    stdout = sys.stdout
    try:
        return _attempt(args)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        _usage(error)
        return ExitCode.USAGE
    except PlancmpError as error:
        _mendable(error)
        return error.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        process.ignore_signals()
        _say(Message("interrupted"))
        return ExitCode.INTERRUPTED
    except process.Terminated:
        process.ignore_signals()
        _say(Message("terminated"))
        return 128 + signal.SIGTERM
    except BrokenPipeError:
        process.give_up_stdout()  # the reader had enough
        return ExitCode.FOUND
    except SystemExit as leave:
        # Rich makes this of a broken pipe; so does click, and puts a stdout that swallows the rest in its place.
        broken = sys.stdout is not stdout or isinstance(leave.__context__, BrokenPipeError)
        return ExitCode.FOUND if broken else int(leave.code or 0)
    except OSError as error:
        process.give_up_stdout()
        where = error.filename or Message("cannot write")
        _say(Message("{where}: {error}", where=where, error=reason(error)))
        return ExitCode.USAGE
    except MemoryError:
        _say(Message("the memory does not suffice"))
        return ExitCode.USAGE
    except Exception as error:
        if "--debug" in args:
            raise
        _say(
            Message(
                "a bug in plancmp {version}: {name}: {error}",
                version=plancmp.__version__,
                name=type(error).__name__,
                error=error,
            )
        )
        _say(Message("please report it with the command you typed; plancmp --debug … shows where it happened"))
        return ExitCode.BUG


def _attempt(args: list[str]) -> int:
    """Run one command, once more with a new index where that in the cache may be damaged.

    SQLite notices some damage. Some looks like a bug, such as an id that is another: one that a new index mends was
    none.
    """
    for arg in args:
        if steers(arg) or not arg.isprintable() and any("\ud800" <= sign <= "\udfff" for sign in arg):
            raise click.UsageError(
                Message("control characters, or bytes that are no text, in the argument {arg!r}", arg=shortened(arg))
            )
    try:
        result = cli.main(args, prog_name="plancmp", standalone_mode=False)
    except _EXPECTED:
        raise
    except Exception as error:
        index = sys.modules.get("plancmp.index.cache")  # --version does without it
        if index is None or WRITING.intersection(args) and not index.is_damage(error) or not index.suspect():
            raise
        try:
            result = cli.main(args, prog_name="plancmp", standalone_mode=False)
        except _EXPECTED:
            raise
        except Exception:
            index.acquit()
            raise
    sys.stdout.flush()
    return int(result or 0)


def _usage(error: click.ClickException) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    _say(error.format_message())
    context = getattr(error, "ctx", None)
    if context is not None and isinstance(error, click.NoSuchOption) and context.parent is not None:
        name = error.option_name
        if any(name in option.opts for option in context.parent.command.params):
            before = context.parent.command_path
            _say(Message("{name} stands before the command: {before} {name} …", name=name, before=before), prefix="  ")
            return
    if context is not None:
        _say(Message("{command_path} --help shows how to call it", command_path=context.command_path), prefix="  ")


def _mendable(error: PlancmpError) -> None:
    if isinstance(error, DataError):
        for problem in error.problems[:20]:
            place = f"{problem.file}:{problem.line}:{problem.column}"
            _say(Message("{place}: {message}", place=place, message=problem.message), prefix="")
            if problem.hint:
                _say(problem.hint, prefix="    ")
    _say(error.message)
    if error.hint:
        _say(error.hint, prefix="  ")


def _say(text: str, prefix: str = "plancmp: ") -> None:
    click.echo(prefix + printable(shortened(language.told(text))), err=True)
