"""Measure whether aims, methods, results and limits are found where the sections of papers have them, beside chance.

    python benchmarks/facets.py FILE

FILE is JSON Lines of papers with a ``text`` each, whose sections are labelled as in PubMed: lines such as
``Background``, ``Methods``, ``Results`` and ``Conclusions``. Prints for each facet how many sentences were found, the
share of them that stands in sections where it belongs, and the share of all sentences that do, which is what chance
would give. The labels were not used to choose the cue phrases. Sections hold other sentences too: a paper's results
are full of methods, so that no share can be 1.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tui.language.facet_cues import Facet
from tui.sources.open import article_from_text
from tui.summary.facets import facets_of

_LABELS = {
    "background": "background",
    "introduction": "background",
    "methods": "methods",
    "materials and methods": "methods",
    "results": "results",
    "results and discussion": "results",
    "discussion": "conclusions",
    "conclusion": "conclusions",
    "conclusions": "conclusions",
}
_BELONGS: Mapping[Facet, frozenset[str]] = {
    Facet.AIM: frozenset({"background"}),
    Facet.METHOD: frozenset({"methods"}),
    Facet.RESULT: frozenset({"results", "conclusions"}),
    Facet.LIMIT: frozenset({"background", "conclusions"}),
}


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    found: Counter[tuple[Facet, str]] = Counter()
    everywhere: Counter[str] = Counter()
    for line in arguments.file.read_text(encoding="utf-8").splitlines():
        for label, sentence in _labelled(json.loads(line)["text"]):
            everywhere[label] += 1
            found.update((facet, label) for facet in facets_of(sentence, "english"))
    print("| facet | found | where it belongs | chance |")
    print("| --- | ---: | ---: | ---: |")
    for facet, labels in _BELONGS.items():
        total = sum(found[facet, label] for label in everywhere)
        right = sum(found[facet, label] for label in labels)
        chance = sum(everywhere[label] for label in labels) / everywhere.total()
        print(f"| {facet} | {total} | {right / max(1, total):.3f} | {chance:.3f} |")


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences of labelled sections, each with its label."""
    label = ""
    for paragraph in text.split("\n\n"):
        known = _LABELS.get(paragraph.strip().lower())
        if known is not None:
            label = known
        elif label:
            article = article_from_text("", paragraph, language="english")
            yield from ((label, sentence.text) for sentence in article.sentences)


if __name__ == "__main__":
    main()
