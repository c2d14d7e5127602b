import pytest

from tui.language.facet_cues import Facet, cued_facets


@pytest.mark.parametrize(
    ("sentence", "facet"),
    [
        ("In this paper, we propose a lamp that waits.", Facet.AIM),
        ("The aim of this study was to count bees.", Facet.AIM),
        ("This PEP proposes a new operator.", Facet.AIM),
        ("Samples were collected every week.", Facet.METHOD),
        ("We measured the tide at two harbours.", Facet.METHOD),
        ("We found that hives lose weight in winter.", Facet.RESULT),
        ("Our results suggest that salt matters.", Facet.RESULT),
        ("The new kiln outperforms the old one.", Facet.RESULT),
        ("However, only few hives were large.", Facet.LIMIT),
        ("The cause remains unclear.", Facet.LIMIT),
        ("The company said that it would sell.", Facet.CLAIM),
    ],
)
def test_a_cue_shows_a_facet(sentence: str, facet: Facet) -> None:
    assert facet in cued_facets(sentence, "english")


def test_other_sentences_and_languages_have_none() -> None:
    assert not cued_facets("The hive stood in the garden.", "english")
    assert not cued_facets("Wir zeigen, dass Salz hilft.", "german")


@pytest.mark.parametrize(
    ("sentence", "is_claim"),
    [
        ("La société a annoncé la vente.", True),
        ("« Le sel manque », a-t-elle ajouté.", True),
        ("Les maires avaient ensuite assuré que la digue tiendrait.", True),
        ("Selon la mairie, la digue tiendra.", True),
        ("« Le sel manque », expliquent les paludiers.", True),
        ("Pourquoi a-t-il quitté la ville ?", False),
        ("À l'annonce de la vente, le port s'est vidé.", False),
        ("Elle vient en soutien à la ville.", False),
        ("Le sel sèche au soleil.", False),
    ],
)
def test_french_sentences_claim(sentence: str, is_claim: bool) -> None:
    assert cued_facets(sentence, "french") == (frozenset([Facet.CLAIM]) if is_claim else frozenset())
