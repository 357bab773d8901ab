"""`export`: labelled data out."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

import click

from tui_reader.cli.completing import complete_annotator, complete_label
from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import batch_status, narrate, progress
from tui_reader.model.annotation_set import STATES


@click.command("export")
@click.option("--format", "format_name", default="yaml", show_default=True, help="The file format.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write into FILE, not to stdout.")
@click.option(
    "--annotator", "annotators", multiple=True, metavar="A", shell_complete=complete_annotator, help="Only A's."
)
@click.option("--label", "labels", multiple=True, metavar="L", shell_complete=complete_label, help="Only label L.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATES), help="Only work in this state.")
@click.option("--all", "everything", is_flag=True, help="Articles without annotations, too.")
@click.option("--no-text", is_flag=True, help="Leave the articles' text out.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the YAML, and nothing else.")
@pass_opening
def command(  # noqa: PLR0913 - one parameter an option
    opening: Opening,
    format_name: str,
    output: Path | None,
    annotators: tuple[str, ...],
    labels: tuple[str, ...],
    statuses: tuple[str, ...],
    *,
    everything: bool,
    no_text: bool,
    schema: bool,
) -> int:
    """Write labelled data: articles that carry a matching annotation or status, each passage verified.

    The same annotations give the same bytes. Exit status 2 when annotated articles are no longer in the corpus.
    """
    from tui_reader.exchange.bundle import Selection
    from tui_reader.files import replacing
    from tui_reader.workspace.exporting import Request, export

    if schema:
        from tui_reader.exchange.yaml_schema import json_schema

        sys.stdout.write(json.dumps(json_schema(), indent=2) + "\n")
        return 0
    selection = Selection(frozenset(annotators), frozenset(labels), frozenset(statuses), everything=everything)
    request = Request(format_name, selection, with_text=not no_text)
    project = opening.project()
    shown = partial(progress, what="export")
    troubles: list[str] = []
    if output is None or str(output) == "-":
        sys.stdout.flush()
        losses = export(project, sys.stdout.buffer, request, None if sys.stdout.isatty() else shown, troubles)
    else:
        with replacing(output) as stream:
            losses = export(project, stream, request, shown, troubles)
        narrate(f"wrote {output}")
    for kind, count in losses.counts.items():
        narrate(f"{format_name} cannot hold {kind}: {count} left out")
    return batch_status(troubles)
