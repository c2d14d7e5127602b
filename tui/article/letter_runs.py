"""A text's language by the runs of letters in it: naive Bayes with the model of the package ``py3langid``.

The method is from Lui and Baldwin, "langid.py: An Off-the-shelf Language Identification Tool" (2012). The model knows
140 languages. Loading it takes about half a second and 70 MB, so only a text that nothing else settles is shown to it.
"""

from functools import cache
from typing import Any


def likeliest_language(text: str) -> tuple[str, float]:
    """The language that a text is most likely to be in.

    Args:
        text: A sentence or more; the more there is, the surer the answer.

    Returns:
        The language's code, of two or three letters, and its probability, from 0 to 1.
    """
    code, probability = _model().classify(text)
    return str(code), float(probability)


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
