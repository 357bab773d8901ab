"""Another label scheme for a project, its former configuration kept beside the new one."""

from __future__ import annotations

from pathlib import Path

import yaml

from tui_reader.errors import InputError
from tui_reader.files import read_bounded, write_atomically, write_new
from tui_reader.workspace.config import CONFIG_NAME, read_schema
from tui_reader.workspace.project import Project
from tui_reader.workspace.schemes import starter
from tui_reader.workspace.written_yaml import SIZE_LIMIT


def import_schema(project: Project, file: Path) -> Path | None:
    """Give the project the axes and labels of `file`; where the former configuration was put, None when there was none.

    Folders and annotators stay as they were. Raises InputError for what is wrong in `file`.
    """
    text = starter(read_schema(file))
    config = project.root / CONFIG_NAME
    if not config.exists():
        write_new(config, text.encode())
        return None
    former = read_bounded(config, SIZE_LIMIT)
    kept = _free_name(config)
    write_new(kept, former)
    write_atomically(config, _with_settings(text, project).encode())
    return kept


def _with_settings(text: str, project: Project) -> str:
    """The starting text with the project's own folders and annotators in the place of the defaults."""
    own = {"corpus": project.config.corpus, "annotations": project.config.annotations}
    lines = []
    for line in text.splitlines(keepends=True):
        key = line.partition(":")[0]
        if key in own and not line.startswith((" ", "#")):
            lines.append(yaml.safe_dump({key: own[key]}, allow_unicode=True))
        elif line.startswith("# annotators:") and project.config.annotators:
            lines.append(yaml.safe_dump({"annotators": list(project.config.annotators)}, default_flow_style=None))
        else:
            lines.append(line)
    return "".join(lines)


def _free_name(config: Path) -> Path:
    for number in range(1, 1000):
        candidate = config.with_name(f"tui-reader.before-{number}.yaml")
        if not candidate.exists():
            return candidate
    raise InputError(f"{config.parent}: a thousand former configurations lie there; take some away")
