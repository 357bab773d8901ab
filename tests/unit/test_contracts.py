"""The import contracts of pyproject.toml, tried on a stub of the house into which one violation of each was planted."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "pyproject.toml"
CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
]

SOUND = {
    "__main__": "import tui_reader.cli",
    "cli/read_command": "import tui_reader.tui.app, click",
    "cli/export": "import tui_reader.workspace.session, click",
    "cli/output": "import rich.cells",
    "tui/app": "import tui_reader.workspace.session, textual, rich",
    "workspace/session": "import tui_reader.storage.store, tui_reader.corpus, yaml",
    "corpus/front_matter": "import tui_reader.model, yaml",
    "analysis/quotes": "import tui_reader.model",
    "storage/store": "import tui_reader.model, tinydb",
    "exchange/yaml_format": "import yaml",
    "reading/wrap": "import rich.cells",
    "model/article": "import tui_reader.text.span, tui_reader.errors",
    "text/span": "",
    "errors": "",
    "files": "",
}

VIOLATIONS = {
    "Arrows only point down, and every room has its place": {
        "model/climbs": "import tui_reader.workspace.session",
        "exchange/strays": "import tui_reader.analysis.quotes",
        "text/leaps": "import tui_reader.cli.export",
        "homeless": "",
        "errors": "import tui_reader.files",
    },
    "No circles, at any depth": {
        "text/hen": "import tui_reader.text.egg",
        "text/egg": "import tui_reader.text.hen",
    },
    "The read command is the only door to the app": {
        "cli/side_door": "import tui_reader.tui.app",
        "cli/front/window": "import tui_reader.tui",
    },
    "Front ends reach the disk through the workspace": {
        "cli/digs": "import tui_reader.storage.store",
        "tui/digs": "import tui_reader.storage",
    },
    "Only storage knows TinyDB": {"exchange/dumps": "import tinydb.table"},
    "Only tui knows Textual": {"cli/paints": "import textual", "reading/paints": "import textual.strip"},
    "Only cli knows click": {"workspace/asks": "import click"},
    "YAML is read and written in three rooms": {"cli/prints": "import yaml", "model/prints": "import yaml"},
    "Cells and styles belong to the screen": {"cli/draws": "import rich.table"},
}


def build(folder: Path, sources: dict[str, str]) -> None:
    """Writes a house of one-line modules under the real contracts."""
    shutil.copy(SETTINGS, folder)
    for name, line in sources.items():
        path = folder / "tui_reader" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(line + "\n", encoding="utf-8")
    for room in {path.parent for path in (folder / "tui_reader").rglob("*.py")}:
        (room / "__init__.py").touch()


def complaints(folder: Path) -> dict[str, str]:
    """What import-linter says of each contract that is broken in the house that stands in `folder`."""
    lint = "import sys; sys.path.insert(0, ''); from importlinter import cli; cli.lint_imports_command(['--no-cache'])"
    done = subprocess.run([sys.executable, "-c", lint], cwd=folder, capture_output=True, text=True)
    assert f"{len(CONTRACTS)} kept" in done.stdout or "Broken contracts" in done.stdout, done.stdout + done.stderr
    _, _, report = done.stdout.partition("Broken contracts")
    sections = re.split(rf"^({'|'.join(map(re.escape, CONTRACTS))})\n-+$", report, flags=re.MULTILINE)
    return dict(zip(sections[1::2], sections[2::2], strict=True))


def test_a_sound_house_keeps_every_contract(tmp_path: Path) -> None:
    """What each room may import, it may."""
    build(tmp_path, SOUND)
    assert complaints(tmp_path) == {}


def test_every_contract_has_its_violation() -> None:
    """A new contract comes with an example of what it forbids."""
    assert list(VIOLATIONS) == CONTRACTS


def test_every_violation_is_caught(tmp_path: Path) -> None:
    """Each forbidden import, and the room without a place, is named by the contract that forbids it."""
    build(tmp_path, {**SOUND, **{name: line for planted in VIOLATIONS.values() for name, line in planted.items()}})
    said = complaints(tmp_path)
    missed = {
        (contract, name)
        for contract, planted in VIOLATIONS.items()
        for name in planted
        if f".{name.rpartition('/')[2]} " not in said.get(contract, "").replace("\n", " \n")
    }
    assert missed == set()
