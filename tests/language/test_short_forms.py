import pytest

from tui.language.short_forms import find_short_forms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The new Goods and Services Tax (GST) came.", [("GST", "Goods and Services Tax")]),
        ("The GST (Goods and Services Tax) came.", [("GST", "Goods and Services Tax")]),
        ("We used heat shock protein 70 (HSP70) here.", [("HSP70", "heat shock protein 70")]),
        ("They met at the Society (see above) again.", []),
        ("It rose (by 5 %) and fell (in May).", []),
        ("The World Health Organization (WHO; founded 1948).", [("WHO", "World Health Organization")]),
        ("An unrelated phrase (XYZ) stands here.", []),
    ],
)
def test_an_abbreviation_comes_with_what_it_stands_for(text: str, found: list[tuple[str, str]]) -> None:
    forms = list(find_short_forms(text))
    assert [(form.short, form.long) for form in forms] == found
    assert all(text[form.start :].startswith(form.short) for form in forms)


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("The big Old Mill (OM) stands.", "Old Mill"),
        ("The old mill of the river of the town (OM) stands.", ""),
        ("The open and mill (OM) stands.", "open and mill"),
        ("The open and a mill (OM) stands.", "open and a mill"),
        ("The open and a big mill (OM) stands.", ""),
        ("The old Mill of Towns of Rye (MTR) stands.", "Mill of Towns of Rye"),
        ("Abcdefghij Klm (ABCDEFGHIK) stands.", "Abcdefghij Klm"),
        ("Abcdefghij Klm (ABCDEFGHIJK) stands.", ""),
        ("The Old Royal Mill (OR Mi) stands.", "Old Royal Mill"),
        ("The Old Royal Mill (O R M) stands.", ""),
        ("The old mill (Om) stands.", ""),
        ("The old mill (om) stands.", ""),
        ("The old mill (-OM) stands.", ""),
        ("The Old-Mill (O-M) stands.", "Old-Mill"),
        ("The Old-Mill house (O-MH) stands.", "Old-Mill house"),
        ("The cold mill (OM) stands.", ""),
        ("(OM) stands.", ""),
        ("The OM mill (OM) stands.", ""),
        ("The “Old Mill” (OM) stands.", "Old Mill"),
        ("The OM (Old Royal Mill, rebuilt) stands.", "Old Royal Mill"),
        ("The OM (the Old Mill) stands.", ""),
    ],
)
def test_the_long_form_has_the_letters_in_order_and_not_too_many_words(text: str, long: str) -> None:
    assert [form.long for form in find_short_forms(text)] == [long] * bool(long)
