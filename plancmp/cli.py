"""The command line: finds the command, runs it, and turns whatever ends it into an exit code."""

from __future__ import annotations

import os
import re
import sys
from importlib import import_module
from typing import NoReturn

import click

import plancmp
from plancmp.errors import DataError, ExitCode, PlancmpError

COMMANDS = {
    "compare": "what two to six cities commit to, side by side",
    "search": "find commitments by words",
    "list": "the cities, plans, themes, topics or indicators there are",
    "show": "one city, plan, clause, commitment or indicator, whole",
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
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Run one command; every way to end becomes an exit code and, where something is wrong, a line on stderr."""
    try:
        result = cli.main(args, prog_name="plancmp", standalone_mode=False)
        return int(result or 0)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        _usage(error)
        return ExitCode.USAGE
    except PlancmpError as error:
        _mendable(error)
        return error.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        _say("interrupted")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader had enough. Python would complain once more while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FOUND
    except Exception as error:
        if "--debug" in args:
            raise
        _say(f"a bug in plancmp {plancmp.__version__}: {type(error).__name__}: {error}")
        _say("please report it with the command you typed; plancmp --debug … shows where it happened")
        return ExitCode.BUG


def _usage(error: click.ClickException) -> None:
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


def printable(text: str) -> str:
    """``text`` with what could steer a terminal made visible: control and direction characters become escapes."""
    return re.sub(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]",
        lambda match: match.group().encode("unicode_escape").decode(), text,
    )
