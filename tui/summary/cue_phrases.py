"""Phrases with which a text announces what it is about, and what it finds, and words with which it names itself.

Edmundson, “New Methods in Automatic Extracting”, 1969, called the first cue words. Here they are those of papers,
reports and proposals.
"""

import re
from typing import NamedTuple

from tui.text.patterns import lazy_pattern

_TEXTS = (
    "paper|article|study|work|report|review|document|pep|rfc|proposal|thesis|chapter|book|guide|tutorial|survey|letter|"
    "essay|post|note|specification|standard"
)
_DO = (
    "propose|present|introduce|describe|show|study|investigate|develop|report|demonstrate|argue|examine|analy[sz]e|"
    "explore|address|find|found|conclude|evaluate|provide|suggest|aim|recommend"
)


class _Expressions(NamedTuple):
    cue: re.Pattern[str]
    itself: re.Pattern[str]


def _compiled(cue: str, itself: str) -> _Expressions:
    """Compile expressions for texts in lower case: ignoring the case takes three times as long."""
    return _Expressions(lazy_pattern(rf"\b(?:{cue})\b"), lazy_pattern(rf"\b(?:{itself})\b"))


_EXPRESSIONS = {
    "english": _compiled(
        rf"(?:we|i) (?:\w+ly )?(?:{_DO})|th(?:is|e present) (?:{_TEXTS})"
        r"|th(?:e|is) (?:main |primary |overall |central )?(?:aim|goal|purpose|objective|motivation|idea)s?"
        r"|(?:proposes?|proposed|introduces?|specifies|recommends?) (?:to|that|a|an|the|adding|new)"
        r"|(?:results?|findings|experiments|evidence) (?:\w+ )?(?:show|suggest|indicate|demonstrate|reveal)s?"
        r"|our (?:results|findings|approach|method|analysis|model|experiments)|in (?:conclusion|summary|short|sum)"
        r"|to (?:summari[sz]e|sum up|conclude)|overall|conclu(?:ded|sions?)|most important"
        r"|the (?:key|main) (?:point|finding|result|question|problem)s?",
        rf"th(?:is|e present) (?:{_TEXTS})|we|our",
    ),
    "german": _compiled(
        r"(?:das )?(?:ziel|zweck)|in diesem (?:artikel|beitrag|bericht)|(?:in )?dieser? (?:arbeit|studie|artikel"
        r"|beitrag)"
        r"|zusammenfassend|insgesamt|(?:ergebnisse|befunde) zeigen"
        r"|wir (?:zeigen|stellen|untersuchen|schlagen|beschreiben|berichten)",
        r"dieser? (?:arbeit|studie|artikel|beitrag|bericht)|diesem (?:artikel|beitrag|bericht)|wir|unsere?",
    ),
    "french": _compiled(
        r"(?:l['’])?objectif|le but|dans (?:cet article|ce travail|cette étude)|cette étude|cet article"
        r"|nous (?:proposons|présentons|montrons|étudions|décrivons)|en (?:conclusion|résumé)"
        r"|les résultats (?:montrent|suggèrent|indiquent)",
        r"cet article|cette étude|ce travail|ce rapport|nous|nos|notre",
    ),
    "spanish": _compiled(
        r"(?:el )?objetivo|en este (?:artículo|trabajo|estudio)|este (?:artículo|trabajo|estudio)"
        r"|(?:proponemos|presentamos|mostramos|estudiamos)|en (?:conclusión|resumen)|los resultados (?:muestran"
        r"|sugieren|indican)",
        r"este (?:artículo|trabajo|estudio|informe)|nosotros|nuestr[oa]s?",
    ),
    "portuguese": _compiled(
        r"(?:o )?objetivo|neste (?:artigo|trabalho|estudo)|este (?:artigo|trabalho|estudo)"
        r"|(?:propomos|apresentamos|mostramos|estudamos)|em (?:conclusão|resumo)|os resultados (?:mostram"
        r"|sugerem|indicam)",
        r"este (?:artigo|trabalho|estudo|relatório)|nós|noss[oa]s?",
    ),
    "italian": _compiled(
        r"(?:l['’])?obiettivo|lo scopo|in questo (?:articolo|lavoro|studio)|questo (?:articolo|lavoro|studio)"
        r"|(?:proponiamo|presentiamo|mostriamo|studiamo)|in (?:conclusione|sintesi)|i risultati (?:mostrano"
        r"|suggeriscono|indicano)",
        r"questo (?:articolo|lavoro|studio|rapporto)|noi|nostr[oaie]",
    ),
    "dutch": _compiled(
        r"het doel|in (?:dit artikel|deze studie|dit onderzoek)|(?:dit artikel|deze studie|dit onderzoek)"
        r"|we (?:laten zien|beschrijven|onderzoeken|stellen)|samenvattend|de resultaten (?:laten zien|tonen"
        r"|wijzen)",
        r"dit (?:artikel|onderzoek|rapport)|deze studie|we|wij|onze?",
    ),
}


def has_cue(sentence: str, language: str) -> bool:
    """Return whether a sentence announces what the text is about or finds; False in a language without a list."""
    expressions = _EXPRESSIONS.get(language)
    return expressions is not None and expressions.cue.search(sentence.lower()) is not None


def names_itself(sentence: str, language: str) -> bool:
    """Return whether the text speaks of itself or its authors in a sentence; False in a language without a list."""
    expressions = _EXPRESSIONS.get(language)
    return expressions is not None and expressions.itself.search(sentence.lower()) is not None
