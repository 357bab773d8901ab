"""Writes the manual's pages from the program itself: commands, keys, configuration, export; `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from tui_reader.cli.program import COMMANDS, LATER, program
from tui_reader.exchange.yaml_schema import json_schema
from tui_reader.model.suggestion import KINDS
from tui_reader.tui.commands import APP, HELP, LIBRARY, MOTIONS, READER, START, Command
from tui_reader.workspace.config import CONFIG_NAME, KNOWN
from tui_reader.workspace.schemes import BUILT_IN, built_in, starter

DOCS = Path(__file__).parent


def commands_page() -> str:
    """Every command with its help."""
    parts = [
        "# Commands",
        _prose(
            """
            Data goes to stdout, narration to stderr. Exit status: 0 done; 1 a check found something; 2 bad
            usage or input, told in one line; 3 the machine failed; 130 interrupted.
            """
        ),
        "`-C DIR` and `--as NAME` stand before the command.",
    ]
    root = click.Context(program, info_name="tui-reader", terminal_width=80)
    parts.append(_block(program.get_help(root)))
    for name in COMMANDS:
        command = program.get_command(root, name)
        if command is None:
            raise LookupError(name)
        parts += _command_parts(command, name, root)
    parts += ["## Not there yet", "\n".join(f"- `{name}`: {what}" for name, what in LATER.items())]
    return _page(parts)


def keys_page() -> str:
    """Every key of every screen."""
    groups = (
        ("Moving and selecting in an article", MOTIONS),
        ("The reader", READER),
        ("The library", LIBRARY),
        ("The start screen", START),
        ("The help", HELP),
        ("Everywhere", APP),
    )
    parts = [
        "# Keys",
        _prose(
            """
            Labels own the lower-case letters but n, q and u; a label's letter stands in the configuration and
            in the bottom line. Everything works without the mouse and with unmodified keys.
            """
        ),
        _prose(
            """
            With a selection a label's key tags exactly that. Else it relabels the tag in focus, or accepts the
            suggestion in focus under that label. Else it tags the word under the cursor. On a tag that has the
            label already it opens the tag's attributes.
            """
        ),
    ]
    for title, commands in groups:
        parts += [f"## {title}", _table(("key", "does", ""), (_key_row(c) for c in commands))]
    return _page(parts)


def configuration_page() -> str:
    """What `tui-reader.yaml` may say, the two built-in schemes, and a whole file."""
    parts = [
        "# Configuration",
        (
            f"A project is a folder with a `{CONFIG_NAME}`. Every key may be left out. A mistake is named with its "
            "line. After a change, start the reader again."
        ),
        _table(("key", "says"), ((f"`{key}`", what) for key, what in KNOWN.items())),
        f"A label's `accepts` names kinds of suggestions: {', '.join(f'`{kind}`' for kind in KINDS)}.",
        _prose(
            """
            Personal settings stand in `settings.yaml` in the platform's configuration folder: `language` (`en`
            or `fr`, of label titles) and `theme` (`auto`, `dark` or `light`).
            """
        ),
    ]
    for name in BUILT_IN:
        rows = (
            (label.key or "", f"`{label.name}`", label.title("en"), label.title("fr"), label.axis, label.description)
            for label in built_in(name).labels
        )
        parts += [f"## The scheme {name}", _table(("key", "label", "English", "French", "axis", "description"), rows)]
    parts += ["## A whole file", f"```yaml\n{starter('news').rstrip()}\n```"]
    return _page(parts)


def export_page() -> str:
    """The fields of the YAML export, from its JSON Schema."""
    schema = json_schema()
    parts = [
        "# The YAML export",
        _prose(
            """
            `tui-reader export` writes it, `tui-reader export --schema` prints its JSON Schema. Positions are
            Unicode code points, `[start, end)`: `open(file, encoding="utf-8-sig",
            newline="").read()[start:end]` is the passage. Every string is double-quoted, so that parsers of
            YAML 1.1 and 1.2 give the same values. The same annotations give the same bytes.
            """
        ),
        *_object_parts("The document", schema),
    ]
    return _page(parts)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "keys.md": keys_page,
    "configuration.md": configuration_page,
    "export.md": export_page,
}


def main() -> int:
    """Write the pages, or with `--check` say which are stale; the exit status."""
    stale = []
    for name, make in PAGES.items():
        path, text = DOCS / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if stale:
        verb = "stale, `python3 dev.py docs` writes them anew" if "--check" in sys.argv else "written"
        print(f"docs: {', '.join(stale)}: {verb}")
    return 1 if stale and "--check" in sys.argv else 0


def _command_parts(command: click.Command, name: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=80)
    parts = [f"## {context.command_path.removeprefix('tui-reader ')}", _block(command.get_help(context))]
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            if inner is not None:
                parts += _command_parts(inner, below, context)
    return parts


def _key_row(command: Command) -> tuple[str, str, str]:
    return " ".join(f"`{key}`" for key in command.keys) or "(palette)", command.title, command.help


def _object_parts(title: str, schema: dict[str, Any]) -> list[str]:
    """A section for an object of the schema, and one for each object below it."""
    properties: dict[str, Any] = schema["properties"]
    rows = (
        (f"`{key}`", "always" if key in schema.get("required", ()) else "", of.get("description", ""))
        for key, of in properties.items()
    )
    parts = [f"## {title}", _table(("key", "", "says"), rows)]
    for key, of in properties.items():
        below = of.get("items", of)
        if "properties" in below:
            parts += _object_parts(below.get("title", key), below)
    return parts


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _prose(text: str) -> str:
    """A paragraph on one line, however it is broken here."""
    return " ".join(text.split())


def _block(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
