"""What every test lives in: a home of its own, a calm Hypothesis, and the outside tools by name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent
ON_CI = bool(os.environ.get("CI"))
UNSET = ("COLORTERM", "NO_COLOR", "SSH_CONNECTION", "TUI_READER_ANNOTATOR")
"""Variables of the developer's shell that change what the program does."""

hypothesis.settings.register_profile("everywhere", deadline=None, print_blob=True)
hypothesis.settings.register_profile("ci", parent=hypothesis.settings.get_profile("everywhere"), derandomize=True)
hypothesis.settings.load_profile("ci" if ON_CI else "everywhere")


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps the developer's caches, settings and shell out of the tests, and the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for folder in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{folder}_HOME", str(home / folder.lower()))
        for name in UNSET:
            patch.delenv(name, raising=False)
        yield


def _absent(what: str) -> None:
    """Skips the test, or fails it where everything should be there."""
    sentence = f"{what} is not on this machine"
    if ON_CI:
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture
def tool() -> Callable[[str], str]:
    """Gives the path of an outside tool by its name; skips the test when it is absent (on CI: fails it)."""

    def find(name: str) -> str:
        found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin")))
        if found is None:
            _absent(name)
        return str(found)

    return find


@pytest.fixture
def node_modules() -> Path:
    """The folder with the npm packages that `.ci/run` installs, for NODE_PATH; skips the test when it is absent."""
    folder = ROOT / ".node" / "node_modules"
    if not folder.is_dir():
        _absent(str(folder.relative_to(ROOT)))
    return folder
