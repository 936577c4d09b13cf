"""The command line: finds the command, runs it, and turns whatever ends it into an exit code."""

from __future__ import annotations

import gc
import signal
import sys
from importlib import import_module
from typing import NoReturn

import click

import plancmp
from plancmp.commands import process
from plancmp.errors import DataError, ExitCode, PlancmpError, printable

COMMANDS = {
    "compare": "what two to six cities commit to, side by side",
    "search": "find commitments by words",
    "list": "the cities, plans, themes, topics or indicators there are",
    "targets": "what cities aim at in numbers, side by side in one unit",
    "track": "one city's targets and results across its plans, with a verdict",
    "coverage": "what plans are about: commitments by theme and city",
    "gaps": "topics that other cities commit to and one does not",
    "show": "one city, plan, clause, commitment or indicator, whole",
    "draft": "read a plan document into a draft data file",
    "add": "install a plan in your own data folder",
    "remove": "take a plan out of your own data folder",
    "check": "validate data files",
    "verify": "hold every record against the text of its document",
    "export": "every commitment",
}
"""Command -> one line of help; each lives in the module of its name, imported when it is used."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return import_module(f"plancmp.commands.{name}").command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "PLANCMP"})
@click.version_option(plancmp.__version__, "-V", "--version", message="plancmp %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of a bug.")
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
    code = run(process.arguments())
    gc.freeze()  # Python would look for garbage once more among all there is: a tenth of the time of a command
    sys.exit(code)


def run(args: list[str]) -> int:
    """Run one command; every way to end becomes an exit code and, where something is wrong, a line on stderr."""
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
        _say("interrupted")
        return ExitCode.INTERRUPTED
    except process.Terminated:
        process.ignore_signals()
        _say("terminated")
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
        _say(f"{error.filename or 'cannot write'}: {error.strerror or error}")
        return ExitCode.USAGE
    except MemoryError:
        _say("the memory does not suffice")
        return ExitCode.USAGE
    except Exception as error:
        if "--debug" in args:
            raise
        _say(f"a bug in plancmp {plancmp.__version__}: {type(error).__name__}: {error}")
        _say("please report it with the command you typed; plancmp --debug … shows where it happened")
        return ExitCode.BUG


def _attempt(args: list[str]) -> int:
    """Run one command, once more with a new index where the one in the cache turns out to be damaged."""
    for arg in args:
        if printable(arg) != arg or not arg.isprintable() and any("\ud800" <= sign <= "\udfff" for sign in arg):
            raise click.UsageError(f"control characters, or bytes that are no text, in the argument {arg!r}")
    try:
        result = cli.main(args, prog_name="plancmp", standalone_mode=False)
    except Exception as error:
        # By name: SQLite belongs to the index, and --version does without it.
        if f"{type(error).__module__}.{type(error).__name__}" != "sqlite3.DatabaseError":
            raise
        from plancmp.index import cache

        cache.discard()
        result = cli.main(args, prog_name="plancmp", standalone_mode=False)
    sys.stdout.flush()
    return int(result or 0)


def _usage(error: click.ClickException) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    _say(error.format_message())
    context = getattr(error, "ctx", None)
    if context is not None:
        _say(f"{context.command_path} --help shows how to call it", prefix="  ")


def _mendable(error: PlancmpError) -> None:
    if isinstance(error, DataError):
        for problem in error.problems[:20]:
            _say(f"{problem.file}:{problem.line}:{problem.column}: {problem.message}", prefix="")
            if problem.hint:
                _say(problem.hint, prefix="    ")
    _say(error.message)
    if error.hint:
        _say(error.hint, prefix="  ")


def _say(text: str, prefix: str = "plancmp: ") -> None:
    click.echo(prefix + printable(text), err=True)
