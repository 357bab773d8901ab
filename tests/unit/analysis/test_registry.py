"""Which recognizers there are, and how those of other packages come in."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from tui_reader.analysis import registry
from tui_reader.analysis.recognizer import Recognizer
from tui_reader.errors import InputError
from tui_reader.model.article import Article
from tui_reader.model.suggestion import Findings


class Silent:
    """A recognizer that finds nothing."""

    name = "silent"
    version = "1"
    languages = ("fr",)

    def recognize(self, article: Article) -> Findings:
        """Nothing."""
        return Findings()


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three packages offer something: a recognizer, a number, a module that is not there."""
    values = {"silent": f"{__name__}:Silent", "number": "builtins:int", "lost": "no_such_module:Thing"}
    points = tuple(EntryPoint(name, value, registry.GROUP) for name, value in values.items())
    monkeypatch.setattr(registry, "_entry_points", lambda: points)
    monkeypatch.setattr(EntryPoint, "load", _load)


def _load(point: EntryPoint) -> object:
    if point.name == "lost":
        raise ModuleNotFoundError("No module named 'no_such_module'")
    return Silent if point.name == "silent" else int


def test_ours_are_found_without_entry_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for one of ours reads no metadata of other packages, which costs."""
    monkeypatch.delattr(registry, "_entry_points")
    assert isinstance(registry.recognizer("news"), Recognizer)


@pytest.mark.usefixtures("offered")
def test_names_list_ours_first() -> None:
    """Listings show what is offered besides."""
    assert registry.recognizer_names() == ("news", "lost", "number", "silent")


@pytest.mark.usefixtures("offered")
def test_another_package_brings_a_recognizer() -> None:
    """A name that is not ours is looked up among the entry points."""
    assert registry.recognizer("silent").name == "silent"


@pytest.mark.usefixtures("offered")
@pytest.mark.parametrize(
    ("name", "complaint"),
    [("nobody", "there is none of that name"), ("lost", "cannot be loaded"), ("number", "is no recognizer")],
)
def test_what_cannot_be_had_is_said_in_one_line(name: str, complaint: str) -> None:
    """Unknown, unloadable and wrong ones are bad input, told with the name."""
    with pytest.raises(InputError, match=complaint) as caught:
        registry.recognizer(name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
