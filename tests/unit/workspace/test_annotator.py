"""Who annotates: which names are names, and where the name comes from."""

from __future__ import annotations

import pytest

from tui_reader.errors import InputError
from tui_reader.workspace.annotator import VARIABLE, check_annotator, current_annotator


@pytest.mark.parametrize("name", ["alice", "a.b_c-d", "_x", "9lives", "Zoé", "x" * 64])
def test_a_name_is_taken_as_it_is(name: str) -> None:
    """Letters, digits, dot, underscore and hyphen name an annotator."""
    assert check_annotator(name) == name


@pytest.mark.parametrize(
    "name", ["", ".", "..", ".x", "a/b", "a\\b", "a b", "x" * 65, "con", "NUL.txt", "a.", "a\n", 7]
)
def test_what_could_leave_its_folder_is_no_name(name: object) -> None:
    """Nothing that a file system takes for something else names an annotator."""
    with pytest.raises(InputError):
        check_annotator(name)


def test_the_option_comes_before_the_environment_before_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--as`, then the variable, then the login name with foreign characters replaced."""
    monkeypatch.setattr("getpass.getuser", lambda: "DOMAIN\\zoe@host")
    monkeypatch.delenv(VARIABLE, raising=False)
    assert current_annotator(None, ()) == "DOMAIN-zoe-host"
    monkeypatch.setenv(VARIABLE, "bob")
    assert current_annotator(None, ()) == "bob"
    assert current_annotator("carol", ()) == "carol"


def test_a_list_of_annotators_binds() -> None:
    """Where a project lists its annotators, another name is refused with the list."""
    assert current_annotator("bob", ("alice", "bob")) == "bob"
    with pytest.raises(InputError, match="alice, bob"):
        current_annotator("carol", ("alice", "bob"))
