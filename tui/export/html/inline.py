"""The article's text as HTML: its spans, the marks of its notes, and the anchors of a digest."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tui.document.model import Article, Block, Sentence, Span, SpanKind
from tui.export.html.anchors import Anchors, anchor_id, link_to
from tui.export.html.markup import EMPTY_HTML, Html, element, escaped, joined, web_link
from tui.export.spans import StepKind, cut_spans, spans_of_sentences, steps

_ELEMENTS = {
    SpanKind.EMPHASIS: "em",
    SpanKind.STRONG: "strong",
    SpanKind.CODE: "code",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
}


def note_id(number: int) -> str:
    """Return the id of a note, by its number among the article's notes."""
    return f"note-{number}"


def mark_id(number: int, mark: int) -> str:
    """Return the id of one of the marks of a note, counted from 1."""
    return f"mark-{number}-{mark}"


@dataclass(frozen=True)
class ArticleText:
    """The text of an article as HTML, with its spans and the anchors of a digest."""

    article: Article
    anchors: Anchors
    marks: Counter[int] = field(default_factory=Counter)
    """The number of marks written so far, by the note's number."""

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [sentence.start for sentence in self.anchors.sentences]

    @cached_property
    def _note_numbers(self) -> dict[str, int]:
        return {note.label: number for number, note in enumerate(self.article.notes)}

    @cached_property
    def _sentence_spans(self) -> dict[int, list[Span]]:
        """The spans of the sentences that a line links to, by their index."""
        return spans_of_sentences(self.article, self.anchors.sentences)

    def block(self, block: Block) -> Html:
        """Return the whole text of a block."""
        sentences = self._linked_sentences(block)
        parts: list[tuple[int, int]] = []
        position = block.start
        for sentence in sentences:
            parts += [(position, sentence.start), (sentence.start, sentence.end)]
            position = sentence.end
        parts.append((position, block.end))
        written = [
            self._part(*part, spans) for part, spans in zip(parts, cut_spans(block.spans, parts), strict=True)
        ]
        written[1::2] = [
            self._place(sentence, text) for sentence, text in zip(sentences, written[1::2], strict=True)
        ]
        return joined(written)

    def parts(self, block: Block, parts: Sequence[tuple[int, int]]) -> list[Html]:
        """Return parts of a block, such as the cells of a table, by their starts and ends in the article's text."""
        cut = cut_spans(block.spans, parts)
        return [self._part(*part, spans) for part, spans in zip(parts, cut, strict=True)]

    def line(self, sentence: Sentence) -> Html:
        """Return a sentence as the content of a link to it: without links and marks of notes."""
        spans = self._sentence_spans.get(sentence.index, [])
        inside = [span for span in spans if span.kind not in (SpanKind.LINK, SpanKind.NOTE)]
        return self._part(sentence.start, sentence.end, inside)

    def _linked_sentences(self, block: Block) -> Sequence[Sentence]:
        if not block.holds_sentences:
            return ()
        first = bisect_left(self._sentence_starts, block.start)
        return self.anchors.sentences[first : bisect_left(self._sentence_starts, block.end)]

    def _place(self, sentence: Sentence, text: Html) -> Html:
        """Return the text of a sentence with the anchor that lines link to."""
        if self.anchors.is_in_summary(sentence):
            text = element("mark", text)
        backlinks = self.anchors.backlinks(sentence)
        if self.anchors.is_marked(sentence):
            text = element("span", text, class_="marked")
        return element("span", text, backlinks, id=anchor_id("sentence", sentence), class_="place")

    def _part(self, start: int, end: int, spans: Sequence[Span]) -> Html:
        text = self.article.text
        if not spans:
            return escaped(text[start:end])
        open_parts: list[list[Html]] = [[]]
        links = 0
        for step in steps(start, end, spans):
            if step.span is None:
                open_parts[-1].append(escaped(text[step.start : step.end]))
                continue
            is_link = step.span.kind in (SpanKind.LINK, SpanKind.NOTE)
            if step.kind is StepKind.OPEN:
                open_parts.append([])
                links += is_link
            elif step.kind is StepKind.CLOSE:
                links -= is_link
                content = joined(open_parts.pop())
                open_parts[-1].append(self._span(step.span, content, within_link=links > 0))
            else:
                open_parts[-1].append(self._span(step.span, EMPTY_HTML, within_link=links > 0))
        return joined(open_parts[0])

    def _span(self, span: Span, content: Html, *, within_link: bool) -> Html:
        match span.kind:
            case SpanKind.LINK:
                return content if within_link else web_link(span.target, content)
            case SpanKind.NOTE:
                return self._mark(span.target, content, within_link=within_link)
            case SpanKind.FORMULA | SpanKind.IMAGE:
                return element("span", content, class_=span.kind.value) if content else EMPTY_HTML
            case kind:
                return element(_ELEMENTS[kind], content)

    def _mark(self, label: str, content: Html, *, within_link: bool) -> Html:
        """Return the mark of a note as a link to it, unless it is in a link: HTML has no links within links."""
        number = self._note_numbers.get(label)
        if number is None:
            return content
        self.marks[number] += 1
        shown = content or escaped(label)
        if not within_link:
            shown = link_to(note_id(number), shown, label=f"Note {label}")
        return element("sup", shown, id=mark_id(number, self.marks[number]), class_="note")


def notes_section(text: ArticleText) -> Html:
    """Return the notes of an article whose text has been written, each linked back to its marks.

    If only a part of the article is on the page, these are the notes that have a mark there.
    """
    is_whole = text.anchors.digest.section is None
    items = [
        element(
            "li",
            element("span", escaped(f"{note.label} "), class_="marker"),
            *(element("p", escaped(paragraph)) for paragraph in note.text.split("\n\n")),
            _links_back(number, text.marks[number]),
            id=note_id(number),
        )
        for number, note in enumerate(text.article.notes)
        if is_whole or text.marks[number]
    ]
    if not items:
        return EMPTY_HTML
    return element(
        "section",
        element("h2", escaped("Notes"), id="notes-title", lang="en", dir="ltr"),
        element("ol", *items, role="list"),
        id="notes",
        aria_labelledby="notes-title",
    )


def _links_back(number: int, marks: int) -> Html:
    return joined(
        link_to(mark_id(number, mark), escaped("↑"), label="Back to the text", class_="back")
        for mark in range(1, marks + 1)
    )
