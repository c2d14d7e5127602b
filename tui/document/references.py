"""The sections after the text of an article: references, which list what it refers to, acknowledgements, appendices."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from string import digits

from tui.document.model import Article, Section
from tui.text.lines import comparison_key
from tui.text.numbering import parse_number
from tui.text.patterns import lazy_pattern

_NAMES = """
references, reference list, list of references, references cited, references and notes, notes and references,
literature cited, cited literature, works cited, bibliography, bibliographic references, selected bibliography,
Literaturverzeichnis, Literaturangaben, Literaturnachweise, Quellenverzeichnis, Quellenangaben, Quellen und Literatur,
Literatur und Quellen, Einzelnachweise, Anmerkungen und Einzelnachweise, Bibliografie, Bibliographie, Referenzen,
références, références bibliographiques, notes et références, bibliographie sommaire,
referencias, referencias bibliográficas, notas y referencias, bibliografía, literatura citada, obras citadas,
referências, referências bibliográficas, notas e referências, bibliografia, referències, notes i referències,
riferimenti bibliografici, note e riferimenti, erreferentziak,
literatuurlijst, literatuuropgave, referenties, bronvermelding, bronnenlijst, bibliografie, verwysings,
referencer, litteraturliste, litteraturhenvisninger, referanser, kildehenvisninger,
referenser, litteraturförteckning, källförteckning, referenslista, heimildir, tilvísanir, heimildaskrá,
lähteet, lähdeluettelo, lähdeviitteet, viitteet, viited, kasutatud kirjandus,
piśmiennictwo, literatura cytowana, seznam literatury, použitá literatura, literatura a zdroje,
použitá literatúra, zoznam použitej literatúry, zoznam literatúry, referencie, viri in literatura,
popis literature, literatura i izvori, izvori i literatura, reference, референце, литература и извори,
irodalomjegyzék, felhasznált irodalom, hivatkozások, referințe, referințe bibliografice, referencat,
kaynakça, kaynaklar, referanslar, literatūra ir šaltiniai, izmantotā literatūra, atsauces,
βιβλιογραφία, βιβλιογραφικές αναφορές, παραπομπές,
список литературы, список источников, список использованной литературы, литература и источники,
библиографический список, библиография, список літератури, список використаних джерел, бібліографія,
спіс літаратуры, литература и извори, използвана литература, գրականություն, ლიტერატურა,
ביבליוגרפיה, רשימת מקורות, المراجع, قائمة المراجع, المصادر والمراجع, منابع, فهرست منابع, حوالہ جات,
संदर्भ, सन्दर्भ, संदर्भ सूची, ग्रंथसूची, তথ্যসূত্র, மேற்கோள்கள்,
参考文献, 參考文獻, 参考资料, 參考資料, 引用文献, 引用文獻, 参照文献, 参考書目, 參考書目, 참고문헌, 인용문헌,
tài liệu tham khảo, daftar pustaka, daftar rujukan, bibliografi, rujukan, เอกสารอ้างอิง, บรรณานุกรม, referencoj
"""
_DOUBTFUL_NAMES = """
literature, citations, sources, further reading, notes, footnotes, endnotes, Literatur, Quellen, Schrifttum,
Weiterführende Literatur, sources et bibliographie, littérature, fuentes, literatura, fontes, letteratura, fonti,
riferimenti, literatuur, bronnen, litteratur, kilder, källor, kirjallisuus, kirjandus, přípisy, przypisy, źródła,
zdroje, literatúra, zdroje a literatúra, viri, sklici, izvori, irodalom, források, note, surse, kaynak, literatūra,
šaltiniai, išnašos, πηγές, αναφορές, литература, источники, ссылки, примечания, література, джерела, посилання,
примітки, источници, извори, літаратура, מקורות, הערות שוליים, المصادر, مراجع, पाद टिप्पणी, 脚注, 出典, 注释, 각주, 출처,
tham khảo, referensi, sumber, อ้างอิง
"""
_APPENDICES = """
supplement, supplementary material, supplementary materials, supplementary information, supporting information,
additional file, additional files, appendix, appendices, annex, annexes, Anhang, Anhänge, annexe, anexo, anexos,
apéndice, apêndice, appendice, appendici, bijlage, bijlagen, bilag, vedlegg, bilaga, bilagor, liitteet, liite,
załącznik, załączniki, příloha, přílohy, prílohy, függelék, anexe, ek, ekler, παράρτημα, приложение, приложения,
додаток, додатки, 附录, 附錄, 付録, 부록
"""
_BACK_MATTER = """
acknowledgements, acknowledgments, acknowledgement, acknowledgment, author contributions, authors' contributions,
authors' contribution, about the author, about the authors, author information, authors' information, affiliations,
contributors, funding, competing interests, conflict of interest, conflicts of interest, declarations, disclaimer,
ethics statement, data availability, data availability statement, availability of data and materials, availability of
supporting data, code availability, copyright, license, licence, publisher's note, revision history, version history,
change history, changelog, glossary, index, external links, see also, abbreviations, figures, tables, list of figures,
list of tables, Danksagung, Weblinks, Siehe auch, Glossar, Register, Über den Autor, Impressum, remerciements, liens
externes, voir aussi, glossaire, agradecimientos, enlaces externos, véase también, agradecimentos, ligações externas,
ver também, ringraziamenti, collegamenti esterni, voci correlate, dankwoord, externe links, zie ook, eksterne
henvisninger, se også, externa länkar, se även, aiheesta muualla, katso myös, linki zewnętrzne, externí odkazy, ссылки,
謝辞, 致谢, 外部链接, 外部リンク, 감사의 글
"""
_ENTRY = lazy_pattern(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|https?://|www\.|\bdoi\b|\bISBN\b|\barXiv\b|\bet al\b|^\W{,3}\[\d|\bpp?\. ?\d|"
    r"[۰-۹٠-٩०-९]{4}",
    re.IGNORECASE,
)
_MIN_ENTRY_SHARE = 0.5
_MAX_HEADING = 80


def _keys(names: str) -> frozenset[str]:
    return frozenset(comparison_key(name) for name in names.split(","))


_NAME_KEYS, _DOUBTFUL_KEYS = _keys(_NAMES), _keys(_DOUBTFUL_NAMES)
_APPENDIX_KEYS = _keys(_APPENDICES)
_BACK_KEYS = _APPENDIX_KEYS | _keys(_BACK_MATTER)


def reference_sections(article: Article) -> frozenset[int]:
    """Return the indices of the sections that hold an article's references, those inside them included.

    Their headings say so, and nothing but appendices and the like follows them. Where a name has other meanings, as
    ``Sources`` has, most paragraphs must also look like references; where a name has none and they do, the section may
    stand anywhere.
    """
    found: set[int] = set()
    end = -1
    for section, is_last in zip(article.sections, _are_last(article.sections), strict=True):
        if section.start < end:
            found.add(section.index)
        elif _holds_references(article, section, is_last):
            found.add(section.index)
            end = section.end
    return frozenset(found)


def back_matter_start(article: Article) -> int:
    """Return the offset at which acknowledgements, references, appendices and the like begin that end an article.

    It is the length of the text if there are none, or nothing else. What follows an appendix in the second half belongs
    to it.
    """
    length = len(article.text)
    start, end, has_text = length, 0, False
    for section in article.sections:
        if section.start < end:
            continue
        if not _follows_text(article, section):
            start, has_text = length, True
            continue
        start = min(start, section.start)
        end = length if _is_appendix(section) and 2 * section.start > length else section.end
    return start if has_text else length


def _follows_text(article: Article, section: Section) -> bool:
    key = _key(section.heading)
    return key in _BACK_KEYS or _is_appendix(section) or _holds_references(article, section, is_last=True)


def _is_appendix(section: Section) -> bool:
    number = parse_number(section.heading or "")
    return _key(section.heading) in _APPENDIX_KEYS or (number is not None and number.system == "appendix")


def _holds_references(article: Article, section: Section, is_last: bool) -> bool:
    key = _key(section.heading)
    if key in _NAME_KEYS:
        return is_last or _lists_works(article, section)
    return key in _DOUBTFUL_KEYS and is_last and _lists_works(article, section)


def _are_last(sections: Sequence[Section]) -> list[bool]:
    """Return for each section whether only references, appendices and the like follow it on its level."""
    are_last: list[bool] = []
    is_text_found: dict[int | None, bool] = {}
    for section in reversed(sections):
        is_found = is_text_found.setdefault(section.parent, False)
        are_last.append(not is_found)
        is_text_found[section.parent] = is_found or not _is_back_matter(section)
    return are_last[::-1]


def _is_back_matter(section: Section) -> bool:
    key = _key(section.heading)
    if key in _BACK_KEYS or key in _NAME_KEYS or key in _DOUBTFUL_KEYS:
        return True
    number = parse_number(section.heading or "")
    return number is not None and number.system in ("letter", "appendix")


def _lists_works(article: Article, section: Section) -> bool:
    """Return whether most paragraphs of a section have a year, a web address or another sign of a reference."""
    blocks = article.blocks
    first = bisect_left(blocks, section.start, key=lambda block: block.start)
    last = bisect_left(blocks, section.end, key=lambda block: block.start)
    texts = [block.text for block in blocks[first:last] if block.kind.holds_sentences]
    return sum(_ENTRY.search(text) is not None for text in texts) >= max(1, _MIN_ENTRY_SHARE * len(texts))


def _key(heading: str | None) -> str:
    """Return a heading without numbers around it, to compare; empty if it is too long for any of the names."""
    if heading is None or len(heading) > _MAX_HEADING:
        return ""
    number = parse_number(heading)
    return comparison_key(heading if number is None else number.rest).rstrip(digits)
