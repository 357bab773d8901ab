"""Which recognizers there are: our own in a table, those of other packages by entry point."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points

from tui_reader.analysis.recognizer import Recognizer
from tui_reader.errors import InputError

GROUP = "tui_reader.recognizers"
DEFAULT_NAMES = ("news",)


def recognizer(name: str) -> Recognizer:
    """The recognizer called `name`; entry points are read only for names that are not ours.

    Raises:
        InputError: nobody offers that name, or what is offered cannot be loaded or is no recognizer.
    """
    own = _OWN.get(name)
    if own is not None:
        return own()
    for point in _entry_points():
        if point.name == name:
            return _load(point)
    raise InputError(f"recognizer {name!r}: there is none of that name; there are {', '.join(recognizer_names())}")


def recognizer_names() -> tuple[str, ...]:
    """All names that `recognizer` knows, ours first. Reads the entry points, which takes some 80 ms."""
    others = sorted({point.name for point in _entry_points()} - set(_OWN))
    return (*_OWN, *others)


def _entry_points() -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=GROUP))


def _load(point: EntryPoint) -> Recognizer:
    try:
        loaded = point.load()()
    except Exception as error:
        raise InputError(
            f"recognizer {point.name!r}: {point.value} cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(loaded, Recognizer):
        raise InputError(f"recognizer {point.name!r}: what {point.value} returns is no recognizer")
    return loaded


def _news() -> Recognizer:
    from tui_reader.analysis.news import NewsRecognizer

    return NewsRecognizer()


_OWN: dict[str, Callable[[], Recognizer]] = {"news": _news}
