"""Our own recognizer keeps the contract."""

from __future__ import annotations

from tests.contracts.recognizer import RecognizerContract

from tui_reader.analysis.news import NewsRecognizer


class TestNews(RecognizerContract):
    """Ours is measured as any other."""

    recognizer = NewsRecognizer()
