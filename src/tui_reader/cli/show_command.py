"""`show`: an article with its highlights, on paper or on a terminal."""

from __future__ import annotations

import os
import sys

import click

from tui_reader.cli.completing import complete_annotator, complete_article
from tui_reader.cli.opening import Opening, pass_opening


@click.command("show")
@click.argument("article", shell_complete=complete_article)
@click.option(
    "--annotator", "annotators", multiple=True, metavar="A", help="Only A's tags.", shell_complete=complete_annotator
)
@click.option("--plain", is_flag=True, help="Without colors: highlights in brackets, as where no terminal is.")
@pass_opening
def command(opening: Opening, article: str, annotators: tuple[str, ...], *, plain: bool) -> None:
    """Print an article with its highlights: tags, and suggestions that one has neither taken nor rejected."""
    from tui_reader.analysis.pipeline import detect
    from tui_reader.cli.marking import bracketed, colored, marks

    project = opening.project()
    found = project.article(article)
    session = project.session(found)
    placed = marks(project.sets(found, annotators), session.open_suggestions(detect(found)), project.schema)
    colors = sys.stdout.isatty() and not plain and not os.environ.get("NO_COLOR")
    sys.stdout.write((colored if colors else bracketed)(found, placed))
