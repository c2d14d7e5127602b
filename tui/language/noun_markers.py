"""Signs that a word is a noun: a capital, or an article, a preposition or a number before it."""

NOUNS_HAVE_CAPITALS = frozenset({"german"})
"""The languages, by Sumy's names, that write all nouns with a capital."""

_MARKERS = {
    "english": """
        the a an this these those my your his her its our their no each every some any many several one two
        three other new first of in for with from by on at between about into than per
    """,
    "french": """
        le la les l un une des du de d au aux ce cet cette ces mon ma mes son sa ses notre nos votre vos
        leur leurs deux trois en dans avec par pour sur sans entre chaque plusieurs quelques
    """,
    "spanish": """
        el la los las un una unos unas de del al este esta estos estas su sus mi mis nuestro nuestra dos
        tres en con por para sin sobre entre cada
    """,
    "portuguese": """
        o a os as um uma uns umas de do da dos das no na nos nas ao aos à às seu sua seus suas dois duas
        três em com por para sem sobre entre cada este esta pelo pela
    """,
    "italian": """
        il lo la i gli le un uno una di del dello della dei degli delle l al alla nel nella nei nelle in con
        su per tra fra da dal dalla suo sua suoi sue due tre ogni questo questa
    """,
    "dutch": """
        de het een deze dit die van in op met voor door bij uit over onder mijn zijn haar hun ons onze twee
        drie elke geen
    """,
}
_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in _MARKERS.items()}


def noun_markers_of(language: str) -> frozenset[str]:
    """Return the words of a language, by Sumy's name, after which a noun comes, in lower case; none if unknown."""
    return _BY_LANGUAGE.get(language, frozenset())
