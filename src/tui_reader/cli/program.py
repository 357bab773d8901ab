"""The command line as a whole: its commands, its options before them, and how every failure is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from tui_reader import __version__
from tui_reader.cli.opening import Opening
from tui_reader.cli.output import complain
from tui_reader.errors import ReaderError

COMMANDS = {
    "read": "Open the app: at the last place, or at an article or annotation.",
    "init": "Make a project with a commented configuration.",
    "add": "Copy articles into the corpus.",
    "list": "List the articles.",
    "show": "Print an article with its highlights.",
    "detect": "Print what the recognizers find.",
    "tag": "Add an annotation and print its id.",
    "untag": "Remove annotations of one's own.",
    "undo": "Take back one's latest act on an article.",
    "status": "Say how far one's work on an article is.",
    "tags": "List the annotations.",
    "labels": "Show, check or replace the label scheme.",
    "search": "Find words in the corpus, with their context.",
    "entities": "List who and what is named.",
    "quotes": "List who said what.",
    "export": "Write labelled data.",
    "import": "Take in annotations made elsewhere.",
    "stats": "Count progress and labels.",
    "check": "Verify stores, offsets and references.",
    "completion": "Print a script for completion in a shell.",
}
LATER = {
    "edit": "Change an annotation.",
    "accept": "Accept a suggestion.",
    "reject": "Reject a suggestion.",
    "log": "Show the history of annotations.",
    "backup": "Write a project into one archive.",
    "restore": "Bring an archive back.",
    "agreement": "Measure how far annotators agree.",
    "diff": "Show where two annotators differ.",
    "assign": "Say who annotates what.",
    "comment": "Comment on a passage.",
    "adjudicate": "Decide between annotators.",
    "serve": "Serve the app over SSH.",
    "sync": "Exchange annotations with other machines.",
}

INTERRUPTED = 130


class Program(click.Group):
    """A group that imports a command's module when the command runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return [*COMMANDS, *LATER]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name in LATER:
            return _later(cmd_name)
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tui_reader.cli.{cmd_name}_command")
        command: click.Command = module.command
        command.short_help = COMMANDS[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with one line each, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
        with formatter.section("Not there yet"):
            formatter.write_dl(list(LATER.items()))


@click.group(
    cls=Program,
    name="tui-reader",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("-C", "--project", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The project's folder.")
@click.option("--as", "annotator", metavar="NAME", help="Who annotates; the login name when left out.")
@click.version_option(__version__, prog_name="tui-reader", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context, folder: Path | None, annotator: str | None) -> int:
    """Read news articles in the terminal, tag passages, export labelled data.

    Without a command the app opens.
    """
    ctx.obj = Opening(folder, annotator)
    if ctx.invoked_subcommand is not None:
        return 0
    status: int = ctx.invoke(import_module("tui_reader.cli.read_command").command)
    return status


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status; every failure is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    out = sys.stdout
    try:
        status = program.main(list(arguments), prog_name="tui-reader", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as leaving:
        # Where a pipe was closed, click puts another stream in its place and leaves with 1; it is no failure of ours.
        return int(leaving.code or 0) if sys.stdout is out else 0
    except click.ClickException as error:
        complain(error.format_message() + _way_out(error))
        return 2
    except ReaderError as error:
        complain(str(error))
        return error.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        complain(f"{place}{error.strerror or error}")
        return 3
    return status if isinstance(status, int) else 0


def _way_out(error: click.ClickException) -> str:
    if not isinstance(error, click.UsageError):
        return ""
    return f" (see: {error.ctx.command_path} --help)" if error.ctx else " (see: tui-reader --help)"


def _later(name: str) -> click.Command:
    def refuse(**_: object) -> None:
        raise click.ClickException(f"{name}: not there yet, it comes with a later version")

    return click.Command(
        name,
        callback=refuse,
        params=[click.Argument(["anything"], nargs=-1, type=click.UNPROCESSED)],
        help=f"{LATER[name]} Not there yet: it comes with a later version.",
        context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    )
