"""The words that show what a sentence does in a paper or in the news: its aim, a method, a result, a limit, a claim."""

import re
from enum import StrEnum
from functools import cache


class Facet(StrEnum):
    """What a sentence does. The values are the names on the command line."""

    AIM = "aim"
    METHOD = "method"
    RESULT = "result"
    LIMIT = "limit"
    CLAIM = "claim"
    FIGURE = "figure"
    QUOTATION = "quotation"
    DATE = "date"


_OUR = r"(?:(?:this|the present|our) (?:paper|work|study|article|report|review|thesis|proposal|pep|rfc)|we|i)"
_ADVERB = r"(?:\w+ly |then |also |first |further |here |therefore |thus |next )*"
_ENGLISH = {
    Facet.AIM: (
        rf"\b{_OUR} {_ADVERB}(?:propose|introduce|present|describe|develop|explore|investigate|examine|address|argue"
        r"|study|aim|seek|report on|pose|assess|ask|consider whether|demonstrate an?|focus on|set out)[sd]?\b"
        r"|\b(?:aims?|purpose|goal|objective) of (?:this|the present|our)\b|\b(?:aims? to|was to (?:determine|assess"
        r"|investigate|examine|test|compare|evaluate))\b|\bin this (?:paper|work|study|article)\b|\bhere,? we\b"
        r"|\bthis (?:pep|proposal|rfc) (?:proposes|introduces|adds|describes|suggests)\b"
    ),
    Facet.METHOD: (
        rf"\b{_OUR} {_ADVERB}(?:use|employ|apply|adopt|modify|train|measure|collect|sample|compute|analy[sz]e|evaluate"
        r"|test|perform|conduct|combine|integrate|leverage|model|derive|simulate|implement|incorporate|recruit|select"
        r"|survey|interview|achieve this|solve (?:it|this)|divide|calculate|estimate|consider|attempt)[sd]?(?:ed)?\b"
        r"|\b(?:was|were) (?:\w+ly )?(?:measured|collected|recorded|analy[sz]ed|performed|calculated|obtained|used"
        r"|determined|assessed|randomi[sz]ed|recruited|cultured|incubated|extracted|amplified|sequenced|purified"
        r"|stained|selected|computed|estimated|interviewed|carried out)\b"
        r"|^(?:specifically|in particular|to (?:do|achieve|study|test|measure|optimi[sz]e|this end))\b"
        r"|\bby (?:learning|combining|using|sampling|introducing|measuring|comparing|training|applying)\b"
    ),
    Facet.RESULT: (
        r"\b(?:results?|experiments?|findings|evidence|data|analys[ei]s|evaluations?|simulations?"
        r"|studies|figures?)"
        r" (?:\w+ ){0,6}?(?:show|shows|showed|demonstrate|demonstrates|demonstrated|indicate|indicates|indicated"
        r"|suggest|suggests|suggested|reveal|reveals|revealed|confirm|convey|imply|implicate)\b"
        rf"|\b{_OUR} {_ADVERB}(?:show|find|found|observe|observed|showed|demonstrate|demonstrated|conclude|concluded"
        r"|establish|established|prove|proved|identified|detected|confirmed|discovered"
        r"|present evidence)\b(?! an?\b)"
        r"|\b(?:outperform|surpass|exceed)(?:s|ed)?\b|\b(?:significantly|substantially|consistently)"
        r" (?:higher|lower|better|more|fewer|less|greater|smaller|improve|reduce|increase|outperform)\w*\b"
        r"|\b(?:achieve|improve|reduce|decrease|increase|shorten)[sd]? .{0,80}"
        r"(?:\d ?%|accuracy|performance|state.of.the.art)"
        r"|\bit turns out\b|\bwas (?:significantly )?(?:associated|correlated) with\b"
        r"|\bno (?:significant )?difference\b"
    ),
    Facet.LIMIT: (
        r"^(?:however|unfortunately|nevertheless|contrarily|worse yet)\b"
        r"|\b(?:restricted|tailored) (?:only )?to\b"
        r"|\b(?:suffer(?:s|ed)? from|limitations?|limited (?:to|by)|drawbacks?|fails? to|failed to|cannot|can not"
        r"|remains? (?:unclear|unknown|open|a challenge|poorly)|not (?:yet )?(?:been )?(?:fully )?(?:understood|known"
        r"|clear|studied)"
        r"|is (?:difficult|hard|unclear|unknown|inherently)|poor performance|shortcomings?|caveats?|little is known"
        r"|beyond the scope|future (?:work|research|studies)|too (?:large|small|slow|few) (?:to|for)|sub-optimal)\b"
        r"|\bsmall sample\b|\b(?:problem|challenges?) (?:is|arises?|could|remains?)\b"
    ),
    Facet.CLAIM: (
        r"\b(?:said|says|told|claims?|claimed|argues?|argued|alleges?|alleged|insists?|insisted|warns?|warned|denies"
        r"|denied|accuses?|accused|believes?|believed|according to|announced|stated|suggested|admitted"
        r"|rejects?|rejected)\b"
    ),
}
_SAID_IN_FRENCH = (
    r"(?:(?:affirm|déclar|assur|expliqu|annonc|estim|indiqu|précis|ajout|dénonc|confi|soulign|rappel|racont|accus|ni|avou"
    r"|insist|martel)é|soutenu|prévenu|averti|répondu|reconnu|admis|promis)"
)
_FRENCH = {
    Facet.CLAIM: (
        rf"\b(?:selon|(?:a|ont|avait|avaient)(?:-t-(?:il|elle|on)|-(?:ils|elles))? (?:\w+ )?{_SAID_IN_FRENCH}"
        r"|(?:affirme|déclare|assure|explique|indique|précise|dénonce|confie|souligne|rappelle|raconte)(?:nt)?"
        r"|soutient|soutiennent)\b"
    ),
}
_OF_LANGUAGE = {"english": _ENGLISH, "french": _FRENCH}
_FLAGS = re.IGNORECASE | re.DOTALL


@cache
def _expressions(language: str) -> dict[Facet, re.Pattern[str]]:
    expressions = _OF_LANGUAGE.get(language, {})
    return {facet: re.compile(expression, _FLAGS) for facet, expression in expressions.items()}


def cued_facets(sentence: str, language: str) -> frozenset[Facet]:
    """Return the facets whose cues a sentence has; none in a language without cues."""
    return frozenset(facet for facet, each in _expressions(language).items() if each.search(sentence))
