"""The door to the app: everything that must be settled before Textual is imported."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tui_reader.errors import MachineError
from tui_reader.text.visible import visible
from tui_reader.tui.terminal import Departure, calm, log_error, require_terminal

if TYPE_CHECKING:
    from tui_reader.tui.listing import Gatherer
    from tui_reader.workspace.project import Project


def run_app(project: Project | None, target: str | None = None, *, annotator: str | None = None) -> int:
    """Open the app and return its exit status: 0, or 128 and the number of the signal that ended it.

    `target` is `ARTICLE` or `ARTICLE#ANNOTATION_ID`; without one the app opens at the last place. Without a project it
    shows the start screen; what is opened there is opened as `annotator`.

    Raises InputError where there is no terminal or nothing such as `target`, MachineError when the app broke or
    something tagged could not be saved.
    """
    require_terminal()
    calm(os.environ)
    gatherer = _gatherer(project) if project and target is None else None
    from tui_reader.tui.reader_app import ReaderApp

    app = ReaderApp(project, target, annotator=annotator, gatherer=gatherer)
    try:
        with Departure(app.save, app.leave, app.losses):
            app.run()
    finally:
        app.let_go()
    losses = app.losses()
    if app.broken:
        log = log_error(app.broken)
        what = visible(" ".join(f"{type(app.broken).__name__}: {app.broken}".split()))[:200]
        kept = losses or "what was tagged is saved"
        raise MachineError(f"the app broke and was closed, {kept}; {what}; details: {log}")
    if losses:
        raise MachineError(losses)
    return app.return_code or 0


def _gatherer(project: Project) -> Gatherer | None:
    """Where the library comes first, its rows are gathered while Textual is being imported."""
    from tui_reader.tui.listing import Gatherer
    from tui_reader.workspace.places import last_place

    place = last_place(project.root, project.annotator)
    if place and place.article:
        return None

    gatherer = Gatherer(project)
    gatherer.start()
    return gatherer
