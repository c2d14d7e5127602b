"""Names that sections of many articles have, by language: a line that says no more than this is likely a heading."""

from tui.article.passages import same_words

_NAMES = {
    "english": (
        "abstract, summary, executive summary, introduction, background, overview, motivation, related work, "
        "method, methods, methodology, materials and methods, results, findings, discussion, results and discussion, "
        "conclusion, conclusions, concluding remarks, recommendations, limitations, future work, acknowledgements, "
        "acknowledgments, references, bibliography, sources, notes, footnotes, endnotes, see also, further reading, "
        "external links, appendix, appendices, glossary, index, preface, foreword, prologue, epilogue, afterword, "
        "dedication, ingredients, instructions, preparation, directions, requirements, prerequisites, installation, "
        "usage, features, FAQ, frequently asked questions, author’s note, about the author, about the authors, "
        "key takeaways, key points, takeaways, contributors, author’s address, authors’ addresses, "
        "status of this memo, copyright notice, full copyright statement, intellectual property"
    ),
    "german": (
        "Zusammenfassung, Einleitung, Einführung, Hintergrund, Ergebnisse, Diskussion, Fazit, Ausblick, Schluss, "
        "Literatur, Literaturverzeichnis, Quellen, Weblinks, Einzelnachweise, siehe auch, Vorwort, Nachwort, "
        "Danksagung, Anhang, Zutaten, Zubereitung"
    ),
    "french": (
        "résumé, introduction, contexte, méthodes, résultats, conclusion, remerciements, références, bibliographie, "
        "annexes, préface, avant-propos, épilogue, ingrédients, préparation, voir aussi"
    ),
    "spanish": (
        "resumen, introducción, antecedentes, métodos, resultados, discusión, conclusión, conclusiones, "
        "agradecimientos, referencias, bibliografía, prólogo, epílogo, ingredientes, preparación, véase también"
    ),
    "portuguese": "resumo, introdução, métodos, resultados, discussão, conclusão, agradecimentos, referências",
    "italian": "riassunto, introduzione, metodi, risultati, discussione, conclusione, conclusioni, riferimenti",
    "dutch": "samenvatting, inleiding, methode, resultaten, discussie, conclusie, referenties, bronnen",
    "swedish": "sammanfattning, inledning, bakgrund, metod, resultat, diskussion, slutsats, slutsatser, referenser",
}
_USUAL = frozenset(same_words(name) for names in _NAMES.values() for name in names.split(", "))
_LONGEST = max(map(len, _USUAL)) + 10


def is_usual_name(line: str) -> bool:
    """Whether sections of many articles have this name: ``Introduction``, ``Fazit``, ``Referencias``.

    Args:
        line: One line, without a number before it.
    """
    return len(line) <= _LONGEST and same_words(line) in _USUAL
