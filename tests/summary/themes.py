"""A long text without headings, about one thing after the other."""

from itertools import cycle, islice

_WORDS = {
    "bees": "bees hive honey queen wax comb swarm pollen nectar keeper smoke clover frame brood",
    "glass": "glass furnace sand lead pane kiln colour window cutter soda crystal blower pipe sheet",
    "tides": "tide moon harbour sea shore gravity bay current flood ebb pilot chart basin coast",
    "bread": "bread oven dough flour yeast crust loaf baker salt rye starter crumb wheat mill",
}
PARAGRAPHS_OF_A_THEME = 10
THEMES = tuple(_WORDS)


def paragraphs(theme: str) -> list[str]:
    """Return paragraphs about a theme, of 50 words each."""
    words = cycle(_WORDS[theme].split())
    sentences = [_sentence(list(islice(words, 4))) for _ in range(4 * PARAGRAPHS_OF_A_THEME)]
    return [" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]


def _sentence(words: list[str]) -> str:
    first, second, third, fourth = words
    return f"The {first} was near the {second}, where a {third} and the {fourth} stood."


def long_text() -> str:
    """Return paragraphs about each theme, one theme after the other."""
    return "\n\n".join(paragraph for theme in THEMES for paragraph in paragraphs(theme))
