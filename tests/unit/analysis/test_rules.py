"""The rules keep the contract of recognizers."""

from __future__ import annotations

from tests.contracts.recognizer import RecognizerContract

from tui_reader.analysis.rules import RuleRecognizer


class TestRules(RecognizerContract):
    """Ours is measured as any other."""

    recognizer = RuleRecognizer()
