"""The forms of reporting verbs."""

from __future__ import annotations

import pytest

from tui_reader.analysis.verbs import forms


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("annonçait", "annoncer"),
        ("rappelle", "rappeler"),
        ("répète", "répéter"),
        ("jugeait", "juger"),
        ("déclarèrent", "déclarer"),
        ("dit", "dire"),
        ("soutient", "soutenir"),
        ("said", "say"),
    ],
)
def test_spelling_of_finite_forms(form: str, lemma: str) -> None:
    """Stems change as French spells them; irregular forms are listed."""
    assert forms()[form].lemma == lemma
    assert forms()[form].finite


def test_participles_infinitives_and_gerunds() -> None:
    """A participle needs an auxiliary; an infinitive and a gerund have no subject of their own."""
    assert forms()["ajouté"].participle
    assert not forms()["ajouté"].finite
    assert forms()["ajouter"].infinitive
    assert forms()["citant"].gerund
    assert forms()["répondu"].participle
