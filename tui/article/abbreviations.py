"""Abbreviations that the tables of Punkt miss: lower case, without their last full stop."""

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_FINAL = _words(
    """
    e.g i.e cf viz vs mr mrs ms messrs dr prof capt lt sgt gov sen rep rev hon st mme mlle
    z.b d.h u.a bzw vgl p.ex c.-à-d p.ej sr sra srta dra sig dott np tzw tj bijv d.w.z
    """
)
"""A sentence does not end with one of these, whatever stands after it."""

OFTEN_MISSED: Mapping[str, frozenset[str]] = {
    "english": _words("al ph.d m.d b.a m.a b.sc m.sc d.phil approx dept est a.m u.s u.k e.u"),
    "german": _words("al z.b inc engl vgl lat bzw s ca nr usw"),
    "greek": _words("π.χ κ.α α.ε ο.ε κ.λπ κ.τ.λ λ.χ χμ χλμ υ.γ τηλ μ.χ π.μ μ.μ δηλ βλ κ.ο.κ σελ κεφ χιλ αρ"),
    "spanish": _words("ee aprox"),
}
"""By language: they may end a sentence, which the next word decides. Among them are those that Sumy adds."""

OFTEN_MISSED_ANYWHERE = frozenset({"etc"})
"""The same, in every language."""

CAPITALISED = _words(
    "ala dec fla fri ga ill jan jul jun kan mar mass miss ok ore pa sat sep sun va wash wed wis"
)
"""English words in lower case, which are abbreviations (of states, months and days) only with a capital."""

FIRST_WORDS: Mapping[str, frozenset[str]] = {
    "english": _words(
        """
        after all another as before both each every here how its later my next now once our she some then there
        these their those what when where while who why yet yes you your
        """
    ),
}
"""Words that are seldom capitalised but at the start of a sentence, beside the commonest function words."""
