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
