"""`labels`: the label scheme."""

from __future__ import annotations

from pathlib import Path

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import complain, narrate, put_table
from tui_reader.errors import ReaderError


@click.group("labels", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show the label scheme; check it, or replace it with that of a file."""
    if ctx.invoked_subcommand is None:
        schema = ctx.find_object(Opening).project().schema  # type: ignore[union-attr]
        table = [
            (
                label.key or "",
                label.name,
                label.title("en"),
                label.title("fr"),
                label.axis,
                " ".join(label.accepts),
                label.description,
            )
            for label in schema.labels
        ]
        put_table(("key", "label", "English", "French", "axis", "accepts", "description"), table, flexible=6)


@command.command("check")
@pass_opening
def check(opening: Opening) -> int:
    """Look for mistakes in the scheme, and for labels in use that it does not have."""
    project = opening.project()
    troubles: list[str] = []
    used = {a.label for annotations in project.all_sets(troubles=troubles) for a in annotations.annotations}
    strange = sorted(used - {label.name for label in project.schema.labels})
    for name in strange:
        complain(f"label {name!r} is in use and not in the scheme; add it, or untag its passages")
    for trouble in troubles:
        complain(trouble)
    keyless = [label.name for label in project.schema.labels if label.key is None]
    if keyless:
        narrate(f"without a key, no letter is left: {', '.join(keyless)}")
    if not strange:
        narrate(f"{len(project.schema.labels)} labels on {len(project.schema.axes)} axes, nothing wrong")
    return 1 if strange or troubles else 0


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@pass_opening
def import_scheme(opening: Opening, file: Path) -> None:
    """Replace the project's scheme with the axes and labels of FILE, a configuration or an export."""
    from tui_reader.workspace.relabeling import import_schema

    project = opening.project()
    kept = import_schema(project, file)
    narrate(f"{project.root / 'tui-reader.yaml'} has the labels of {file} now" + (f"; before: {kept}" if kept else ""))


@command.command("rename", context_settings={"ignore_unknown_options": True})
@click.argument("anything", nargs=-1, type=click.UNPROCESSED)
def rename(anything: tuple[str, ...]) -> None:  # noqa: ARG001 - refused whatever is asked
    """Give a label another name everywhere. Not there yet: it comes with a later version."""
    raise ReaderError("labels rename: not there yet, it comes with a later version")
