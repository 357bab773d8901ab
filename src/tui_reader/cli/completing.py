"""What a shell offers where an article, a label or an annotator is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.cli.opening import Opening
from tui_reader.errors import ReaderError

if TYPE_CHECKING:
    import click

    from tui_reader.workspace.project import Project


def complete_article(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The ids of articles that begin so."""
    project = _project(ctx)
    return [entry.id for entry in project.catalog.scan() if entry.id.startswith(incomplete)] if project else []


def complete_label(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The names of labels that begin so."""
    project = _project(ctx)
    return [label.name for label in project.schema.labels if label.name.startswith(incomplete)] if project else []


def complete_annotator(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The names of annotators that begin so."""
    project = _project(ctx)
    return [name for name in project.annotators() if name.startswith(incomplete)] if project else []


def _project(ctx: click.Context) -> Project | None:
    options = ctx.find_root().params
    try:
        return Opening(options.get("folder"), options.get("annotator")).project()
    except ReaderError:
        return None
