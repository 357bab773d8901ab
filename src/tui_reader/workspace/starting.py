"""Making a project: a commented configuration, an empty corpus, room for annotations."""

from __future__ import annotations

from pathlib import Path

from tui_reader.errors import InputError
from tui_reader.files import make_folder, write_new
from tui_reader.workspace.config import CONFIG_NAME, read_schema
from tui_reader.workspace.schemes import BUILT_IN, starter


def start_project(folder: Path, labels: str = "news") -> Path:
    """Make a project in `folder`, made too if need be, and return the path of its configuration.

    `labels` is a built-in scheme, `empty`, or a YAML file with axes and labels. Raises InputError when there is a
    project already, MachineError when the folder cannot be written.
    """
    config = folder / CONFIG_NAME
    if config.exists() or config.is_symlink():
        raise InputError(f"{config}: there is a project already; nothing was changed")
    text = starter(labels if labels in (*BUILT_IN, "empty") else read_schema(_scheme_file(labels)))
    for part in (folder, folder / "corpus", folder / "annotations"):
        make_folder(part)
    write_new(config, text.encode())
    return config


def _scheme_file(labels: str) -> Path:
    if not Path(labels).exists():
        raise InputError(f"{labels}: neither a built-in scheme ({', '.join(BUILT_IN)}, empty) nor a file")
    return Path(labels)
