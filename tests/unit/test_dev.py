"""The development script: what it says when something is missing, and what it hands on."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "dev.py"


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module, set in an empty clone."""
    spec = importlib.util.spec_from_file_location("dev", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    for name, value in {"ROOT": tmp_path, "VENV": venv, "BIN": venv / "bin", "PYTHON": venv / "bin" / "python"}.items():
        monkeypatch.setattr(module, name, str(value))
    return module


class Recorder:
    """Stands in for the programs that the script starts."""

    def __init__(self, statuses: dict[str, int] | None = None, says: str = "") -> None:
        self.started: list[str] = []
        self.statuses = statuses or {}
        self.says = says.encode()

    def run(self, command: Sequence[str], **_: object) -> SimpleNamespace:
        """Notes the command; its exit status is that of the first word of `statuses` that occurs in it, else 0."""
        line = " ".join(command)
        self.started.append(line)
        status = next((status for word, status in self.statuses.items() if word in line), 0)
        return SimpleNamespace(returncode=status, stdout=b"", stderr=self.says)


@pytest.fixture
def programs(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """The record of what would have been started; all of it succeeds."""
    recorder = Recorder()
    monkeypatch.setattr(dev.subprocess, "run", recorder.run)
    return recorder


def make_ready(dev: ModuleType, kind: str) -> None:
    """Makes the clone's environment look finished."""
    Path(dev.BIN).mkdir(parents=True, exist_ok=True)
    Path(dev.PYTHON).touch()
    Path(dev.VENV, f"ready-for-{kind}").write_text(dev.fingerprint(), encoding="ascii")


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """What was said on stderr, which must be one line."""
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def test_an_old_python_can_read_the_script() -> None:
    """Python 3.8 parses dev.py, so that it can say that it is too old."""
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize(
    ("others", "way_out"), [("python3.12", "start dev.py with python3.12 instead"), ("", "python.org")]
)
def test_an_old_python_is_told_so(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    others: str,
    way_out: str,
) -> None:
    """On Python 3.10 the script stops with one line that names what is needed and how to get it."""
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name == others else None)
    monkeypatch.setattr(dev, "says_yes", lambda *_: True)
    with pytest.raises(SystemExit) as stopped:
        dev.main(["run"])
    assert stopped.value.code == 3
    said = one_line(capsys)
    assert "Python 3.11 or later is needed, this is 3.10" in said
    assert way_out in said


def test_a_debian_without_venv_is_told_the_package(
    dev: ModuleType, programs: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where Python cannot make environments, one line says which Debian package can, and nothing is started."""
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(SystemExit):
        dev.main(["run"])
    said = capsys.readouterr().err.splitlines()[-1]
    assert re.search(rf"sudo apt install python3\.{sys.version_info.minor}-venv$", said)
    assert programs.started == []


def test_pip_without_a_network_is_told_in_one_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When pip fails, its last error ends the one line, and the environment does not count as ready."""
    says = "WARNING: Retrying\nERROR: No matching distribution found for click\n\nnote: see above\n"
    monkeypatch.setattr(dev.subprocess, "run", Recorder({"pip install": 1}, says).run)
    with pytest.raises(SystemExit):
        dev.main(["test"])
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2  # that it sets up, and what failed
    assert said[-1].endswith("(no network?): ERROR: No matching distribution found for click")
    assert dev.ready_for("dev") is None


@pytest.mark.parametrize(("output", "last"), [("one\ntwo\n\n", "two"), ("", "it said nothing")])
def test_last_words_without_an_error(dev: ModuleType, output: str, last: str) -> None:
    """A program that names no error is quoted with its last line."""
    assert dev.last_words(output) == last


def test_a_ready_environment_is_used_as_it_is(dev: ModuleType, programs: Recorder) -> None:
    """Nothing is installed when nothing has changed."""
    make_ready(dev, "dev")
    assert dev.main(["test", "-k", "span"]) == 0
    assert programs.started == [f"{dev.BIN}/python -m pytest -k span"]


@pytest.mark.parametrize("change", ["requirements", "interpreter gone"])
def test_a_dated_environment_is_brought_up_to_date(dev: ModuleType, programs: Recorder, change: str) -> None:
    """Changed requirements or a lost interpreter are noticed; the stamp is written when all is installed."""
    make_ready(dev, "run")
    if change == "requirements":
        Path(dev.ROOT, "pyproject.toml").write_text("[project]\nname = 'other'\n", encoding="utf-8")
    else:
        Path(dev.PYTHON).unlink()
    dev.prepare("run")
    assert programs.started[-1].endswith("pip install --editable .")
    Path(dev.PYTHON).touch()
    assert dev.ready_for("run") == dev.fingerprint()


def test_what_serves_developers_serves_the_app(dev: ModuleType, programs: Recorder) -> None:
    """After `test` has set everything up, `run` starts at once; not the other way round."""
    Path(dev.BIN).mkdir(parents=True)
    Path(dev.PYTHON).touch()
    dev.prepare("run")
    assert dev.ready_for("dev") is None
    Path(dev.VENV, "ready-for-run").unlink()
    dev.prepare("dev")
    assert "--group dev" in programs.started[-1]
    assert dev.ready_for("run") == dev.fingerprint()


def test_a_broken_environment_is_made_anew(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment whose Python does not answer is cleared; one that answers is kept."""
    Path(dev.BIN).mkdir(parents=True)
    Path(dev.PYTHON).touch()
    for status, cleared in ((1, True), (0, False)):
        recorder = Recorder({"import pip": status})
        monkeypatch.setattr(dev.subprocess, "run", recorder.run)
        Path(dev.VENV, "ready-for-run").unlink(missing_ok=True)
        dev.prepare("run")
        assert any("venv --clear" in line for line in recorder.started) is cleared


@pytest.mark.skipif(os.name == "nt", reason="there is no exec there")
def test_run_becomes_the_app(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """`run` is replaced by the app on the clone, with further arguments passed on, so that signals reach it."""
    make_ready(dev, "run")
    became: list[object] = []
    monkeypatch.setattr(dev.os, "execve", lambda *program: became.extend(program))
    monkeypatch.setattr(dev.subprocess, "call", lambda *_, **__: 0)
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    dev.main(["run", "read", "kati-visit"])
    program, arguments, variables = became
    assert program == f"{dev.BIN}/tui-reader"
    assert arguments == [program, "-C", dev.ROOT, "read", "kati-visit"]
    assert isinstance(variables, dict)
    assert "PYTHONPATH" not in variables


def test_every_check_runs_and_the_verdict_names_what_failed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failed check stops no later one, and `test` ends with 1 and a line that names it."""
    make_ready(dev, "dev")
    recorder = Recorder({"ruff check": 1})
    monkeypatch.setattr(dev.subprocess, "run", recorder.run)
    assert dev.main(["test"]) == 1
    assert [line.split("/")[-1].split()[0] for line in recorder.started] == [
        *("ruff", "ruff", "mypy", "lint-imports", "codespell", "python")
    ]
    assert one_line(capsys) == "dev.py: failed: ruff check .\n"


def test_check_runs_no_test(dev: ModuleType, programs: Recorder) -> None:
    """`check` leaves pytest alone, and holds the generated pages against their sources when there are any."""
    make_ready(dev, "dev")
    Path(dev.ROOT, "docs").mkdir()
    Path(dev.ROOT, "docs", "generate.py").touch()
    assert dev.main(["check"]) == 0
    assert not any("-m pytest" in line for line in programs.started)
    assert programs.started[-1].endswith("python docs/generate.py --check")


@pytest.mark.parametrize("marker", ["interop", "soak"])
def test_marked_tests_have_a_command_and_are_left_out_elsewhere(
    dev: ModuleType, programs: Recorder, marker: str
) -> None:
    """A marker's command runs its tests; pytest by itself leaves them out."""
    make_ready(dev, "dev")
    dev.main([marker, "-x"])
    assert programs.started == [f"{dev.BIN}/python -m pytest -m {marker} -x"]
    assert f"not {marker}" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_an_unknown_command_is_refused_with_the_list(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the finger ends with 2 and one line that names the commands."""
    with pytest.raises(SystemExit) as stopped:
        dev.main(["tset"])
    assert stopped.value.code == 2
    said = one_line(capsys)
    assert [name for name in dev.COMMANDS if name not in said] == []


def test_the_makefile_has_the_same_commands(dev: ModuleType) -> None:
    """`make` offers what dev.py offers, and does nothing by itself."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    offered = re.search(r"^COMMANDS = (.*)$", makefile, re.MULTILINE)
    assert offered is not None
    assert offered[1].split() == list(dev.COMMANDS)
    recipes = [line.strip() for line in makefile.splitlines() if line.startswith("\t")]
    assert all(recipe.startswith("@python3 dev.py") for recipe in recipes)


def test_the_script_answers_from_any_folder(tmp_path: Path) -> None:
    """Help needs no environment and no particular current folder."""
    done = subprocess.run([sys.executable, SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("usage: python3 dev.py COMMAND")
    assert list(tmp_path.iterdir()) == []
