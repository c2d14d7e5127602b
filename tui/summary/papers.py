"""Papers, known by what their sections are called."""

import re
from collections.abc import Iterable

from tui.article.passages import same_words

_INNER = (
    "method, methods, methodology, materials and methods, methods and materials, experiments, evaluation, results, "
    "findings, results and discussion, discussion, related work, limitations, "
    "Methode, Methoden, Methodik, Material und Methoden, Ergebnisse, Diskussion, Ergebnisse und Diskussion, "
    "méthode, méthodes, méthodologie, matériel et méthodes, résultats, résultats et discussion, "
    "método, métodos, metodología, materiales y métodos, resultados, discusión, resultados y discusión, "
    "metodologia, discussão, resultados e discussão, metodi, risultati, discussione, resultaten, discussie, "
    "metod, resultat, diskussion, metody, wyniki, dyskusja, методы, результаты, обсуждение"
)
_OUTER = (
    "abstract, introduction, background, conclusion, conclusions, concluding remarks, "
    "Einleitung, Einführung, Hintergrund, Schluss, Schlussfolgerung, Schlussfolgerungen, Fazit, Zusammenfassung, "
    "résumé, contexte, resumen, introducción, antecedentes, conclusión, conclusiones, "
    "resumo, introdução, conclusão, conclusões, introduzione, conclusione, conclusioni, "
    "inleiding, conclusie, conclusies, inledning, bakgrund, slutsats, slutsatser, "
    "wstęp, wprowadzenie, wnioski, введение, заключение, выводы"
)
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s+")


def _plain(names: str) -> frozenset[str]:
    return frozenset(same_words(name) for name in names.split(", "))


_INNER_NAMES, _OUTER_NAMES = _plain(_INNER), _plain(_OUTER)


def is_paper(headings: Iterable[str]) -> bool:
    """Whether an article is a paper: sections have the names of two of its parts, one of them an inner one.

    Args:
        headings: The sections' headings, with or without numbers. Introductions and conclusions alone make no paper.
    """
    names = {same_words(_NUMBER.sub("", heading)) for heading in headings}
    inner = len(names & _INNER_NAMES)
    return inner > 0 and inner + len(names & _OUTER_NAMES) > 1
