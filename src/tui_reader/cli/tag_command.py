"""`tag`: one annotation more."""

from __future__ import annotations

import click

from tui_reader.cli.completing import complete_article, complete_label
from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import put
from tui_reader.errors import InputError
from tui_reader.model.annotation import Link
from tui_reader.model.labels import Label, Value
from tui_reader.text.span import Span
from tui_reader.workspace.project import Project


@click.command("tag")
@click.argument("article", shell_complete=complete_article)
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("label", shell_complete=complete_label)
@click.option(
    "--piece", "pieces", metavar="S:E", multiple=True, help="A piece of a passage that is not in one; give two or more."
)
@click.option("--note", default="", metavar="TEXT", help="A note on the tag.")
@click.option("--attr", "attributes", metavar="K=V", multiple=True, help="An attribute of the label.")
@click.option("--link", "links", metavar="ROLE=ID", multiple=True, help="A link to another annotation.")
@pass_opening
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    opening: Opening,
    article: str,
    start: int,
    end: int,
    label: str,
    pieces: tuple[str, ...],
    note: str,
    attributes: tuple[str, ...],
    links: tuple[str, ...],
) -> None:
    """Tag the code points START to END of ARTICLE, END not included, and print the annotation's id."""
    project = opening.project()
    scheme_label = project.schema.label(label)
    if not 0 <= start < end:
        raise InputError(f"{article}: [{start}, {end}) is not a passage: START must lie before END, both from 0")
    ends = tuple(_link(link) for link in links)
    for link in ends:
        _check_target(project, scheme_label, link)
    session = project.session(article)
    try:
        made = session.tag(
            Span(start, end),
            label,
            pieces=tuple(_piece(piece) for piece in pieces),
            note=note,
            attributes=_attributes(scheme_label, attributes),
            links=ends,
        )
        session.flush()
    finally:
        session.close()
    put(made.id)


def _check_target(project: Project, label: Label, link: Link) -> None:
    """Refuses a link to what is not there, or to what its role is not for."""
    identity, wanted = str(link.target), label.role(link.role).labels
    article, annotator = project.find_annotation(identity)
    target = next(project.sets(project.article(article), (annotator,))).get(identity)
    if wanted and target.label not in wanted:
        raise InputError(
            f"--link {link.role}={identity}: leads to a {target.label}; {link.role} wants: {', '.join(wanted)}"
        )


def _piece(written: str) -> Span:
    start, colon, end = written.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise InputError(f"--piece {written!r}: expected START:END, such as 494:540")
    return Span(int(start), int(end))


def _attributes(label: Label, written: tuple[str, ...]) -> dict[str, Value]:
    parsed: dict[str, Value] = {}
    for each in written:
        name, equals, value = each.partition("=")
        if not equals:
            raise InputError(f"--attr {each!r}: expected NAME=VALUE")
        parsed[name] = label.attribute(name).parse(value)
    return parsed


def _link(written: str) -> Link:
    role, equals, target = written.partition("=")
    if not (role and equals and target):
        raise InputError(f"--link {written!r}: expected ROLE=ID")
    return Link(role, target=target)
