"""`detect`: what the recognizers find."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui_reader.cli.completing import complete_article
from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import batch_status, json_line, progress, put, put_table
from tui_reader.errors import ReaderError

if TYPE_CHECKING:
    from tui_reader.model.article import Article

STDIN = "-"


@click.command("detect")
@click.argument("names", metavar="[ARTICLE or FILE]...", nargs=-1, shell_complete=complete_article)
@click.option(
    "--format", "format_name", type=click.Choice(["table", "jsonl", "yaml"]), default="table", show_default=True
)
@pass_opening
def command(opening: Opening, names: tuple[str, ...], format_name: str) -> int:
    """Print entities, quotes, statements and furniture of articles or files; `-` reads stdin.

    A file needs no project. Without a name, every article of the project is read.
    """
    from tui_reader.workspace.detecting import findings_record

    failures: list[str] = []
    for done, article in enumerate(_articles(opening, names, failures), 1):
        record = findings_record(article)
        if format_name == "jsonl":
            sys.stdout.write(json_line(record) + "\n")
        elif format_name == "yaml":
            _put_yaml(record)
        else:
            _put_table(record)
        if not sys.stdout.isatty():
            progress(done, max(len(names), done), "detect")
    return batch_status(failures)


def _articles(opening: Opening, names: tuple[str, ...], failures: list[str]) -> Iterator[Article]:
    from tui_reader.corpus.bare import read_bytes, read_file

    if not names:
        project = opening.project()
        names = tuple(entry.id for entry in project.catalog.scan())
    for name in names:
        try:
            if name == STDIN:
                yield read_bytes(sys.stdin.buffer.read(), "stdin")
            elif Path(name).is_file():
                yield from read_file(Path(name))
            else:
                yield opening.project().article(name)
        except ReaderError as error:
            failures.append(str(error))


def _put_yaml(record: dict[str, Any]) -> None:
    from tui_reader.exchange.yaml_emitter import flow

    first = "- "
    for key, value in record.items():
        if isinstance(value, list) and value:
            sys.stdout.write(f"{first}{key}:\n" + "".join(f"    - {flow(each)}\n" for each in value))
        else:
            sys.stdout.write(f"{first}{key}: {flow(value)}\n")
        first = "  "


def _put_table(record: dict[str, Any]) -> None:
    rows = [_entity_row(entity, "") for entity in record["entities"]]
    rows += [_entity_row(entity, " inside") for entity in record["nested"]]
    rows += [_said_row(quote, quote["kind"]) for quote in record["quotes"]]
    rows += [_said_row(statement, "statement") for statement in record["statements"]]
    put(f"{record['id']}: {record['title'] or 'no title'} ({record['language']}, {record['length']} characters)")
    put_table(("start", "end", "kind", "text", "name, or speaker and cue"), sorted(rows), flexible=3)
    put("")


def _entity_row(entity: dict[str, Any], where: str) -> tuple[int, int, str, str, str]:
    name = entity["name"] if entity["name"] != entity["text"] else ""
    return entity["start"], entity["end"], entity["label"] + where, entity["text"], name


def _said_row(passage: dict[str, Any], kind: str) -> tuple[int, int, str, str, str]:
    speaker, cue = passage["speaker"], passage["cue"]
    who = (speaker.get("name") or speaker["text"]) if speaker else ""
    said = ", ".join(part for part in (who, cue["text"] if cue else "") if part)
    return passage["start"], passage["end"], kind, passage["text"], said
