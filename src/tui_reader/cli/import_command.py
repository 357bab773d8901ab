"""`import`: annotations made elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import count, narrate


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_name", default="yaml", show_default=True, metavar="F", help="The file's format.")
@click.option("--annotator", metavar="NAME", help="Put everything under NAME.")
@pass_opening
def command(opening: Opening, file: Path, format_name: str, annotator: str | None) -> None:
    """Take in the annotations of FILE, and the articles that the corpus lacks.

    They go under the annotators that the file names, where those have nothing on the article yet; else under NAME.
    """
    from tui_reader.workspace.taking_in import take_in

    taken = take_in(opening.project(), file, format_name, annotator)
    for line in taken.said:
        narrate(line)
    if not (taken.annotations or taken.articles):
        narrate("nothing to take in: all of it is here already")
        return
    articles = f" and {count(len(taken.articles), 'article')}" if taken.articles else ""
    narrate(f"took in {count(taken.annotations, 'annotation')}{articles}")
