"""The wheel that people install, built by pip (which gets the build back end from the package index)."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tui_reader import __version__

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.interop


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_sample_travels_in_the_wheel(unpacked: Path) -> None:
    """Every article and every fictional annotator's file is in the wheel, byte for byte, and nobody else's."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "corpus", "annotations", "tui-reader.yaml"], cwd=ROOT, check=True, capture_output=True
    )
    names = tracked.stdout.decode().rstrip("\0").split("\0")
    sample = unpacked / "tui_reader" / "sample"
    assert {p.relative_to(sample).as_posix() for p in sample.rglob("*") if p.is_file()} == set(names)
    assert [name for name in names if (sample / name).read_bytes() != (ROOT / name).read_bytes()] == []


def test_the_program_starts_from_the_wheel(unpacked: Path) -> None:
    """What the program needs of itself is in the wheel."""
    done = subprocess.run(
        [sys.executable, "-m", "tui_reader", "--version"],
        cwd=unpacked,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert __version__ in done.stdout
    ours = {path.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("*") if path.is_file()}
    missing = {path for path in ours if "__pycache__" not in path.parts and not (unpacked / path).exists()}
    assert missing == set()
