"""`tags`: the annotations."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tui_reader.cli.completing import complete_annotator, complete_article, complete_label
from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import batch_status, narrate, put_json, put_table
from tui_reader.errors import ReaderError
from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.records import annotation_to_plain
from tui_reader.workspace.project import Project


@click.command("tags")
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1, shell_complete=complete_article)
@click.option("--annotator", metavar="A", help="Only this annotator's.", shell_complete=complete_annotator)
@click.option("--label", metavar="L", help="Only with this label.", shell_complete=complete_label)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_opening
def command(
    opening: Opening, articles: tuple[str, ...], annotator: str | None, label: str | None, *, as_json: bool
) -> int:
    """List the annotations, of all annotators unless one is named."""
    project = opening.project()
    troubles: list[str] = []
    rows: list[tuple[str, Annotation]] = []
    for each in _sets(project, articles, (annotator,) if annotator else (), troubles):
        rows += [(each.article, a) for a in each.annotations if label in {None, a.label}]
    if as_json:
        put_json([{"article": article, **annotation_to_plain(a)} for article, a in rows])
    elif rows:
        table = [
            (article, a.start, a.end, a.label, a.text, a.annotator, a.id, "orphaned" if a.orphaned else a.note)
            for article, a in rows
        ]
        put_table(("article", "start", "end", "label", "text", "annotator", "id", "note"), table, flexible=4)
    else:
        narrate("no annotations")
    return batch_status(troubles)


def _sets(
    project: Project, articles: tuple[str, ...], only: tuple[str, ...], troubles: list[str]
) -> Iterator[AnnotationSet]:
    if not articles:
        yield from project.all_sets(only, troubles)
    for name in articles:
        article = project.article(name)
        for annotator in only or project.annotators():
            try:
                yield from project.sets(article, (annotator,))
            except ReaderError as error:
                troubles.append(str(error))
