"""`add`: articles into the corpus."""

from __future__ import annotations

from pathlib import Path

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import complain, put


@click.command("add")
@click.argument("paths", metavar="PATH...", type=click.Path(path_type=Path), nargs=-1, required=True)
@pass_opening
def command(opening: Opening, paths: tuple[Path, ...]) -> int:
    """Copy articles into the corpus, folders too; nothing is ever overwritten.

    Text is copied as it is; from HTML, JSONL and CSV the text is taken once and put beside the source. Each article is
    told with what was taken for its title, date and byline.
    """
    from tui_reader.corpus.adding import Refused, add

    project = opening.project()
    refused = 0
    for outcome in add(paths, project.corpus_folder):
        if isinstance(outcome, Refused):
            refused += 1
            complain(f"{outcome.source}: {outcome.reason}")
        else:
            facts = (("title", outcome.title), ("date", outcome.date), ("byline", outcome.byline))
            told = "; ".join(f"{name}: {value or 'none'}" for name, value in facts)
            encoding = "" if outcome.encoding == "utf-8" else f"; encoding: {outcome.encoding}"
            put(f"{outcome.path.name}  {told}{encoding}" + ("; it was there already" if outcome.already else ""))
    return 2 if refused else 0
