from hypothesis import given
from hypothesis import strategies as st

from tui.document.build import Draft
from tui.document.model import Article, BlockKind, Sentence
from tui.language.articles import build_article
from tui.language.sentences import find_sentences
from tui.reader.rows.line_index import LineItem
from tui.reader.rows.skim_items import FoldLine, Unfolded, skim_items
from tui.reader.rows.spans import TextRange

_TEXTS = {
    BlockKind.HEADING: ["One", "Two"],
    BlockKind.CODE: ["if x:\n    y()"],
    BlockKind.TABLE: ["a | b\nlong cell | d"],
    BlockKind.FIGURE: ["The old lamp. Drawn in March."],
    BlockKind.LIST_ITEM: ["First of them.", "Lamps burn. Oil burns too."],
    BlockKind.QUOTE: ["He said so. She did not."],
    BlockKind.PARAGRAPH: ["A fire burns out. Rain puts it out. Nobody was paid.", "One sentence.", "* * *"],
}


ALL_FOLDED = Unfolded()


@st.composite
def _drafts(draw: st.DrawFn) -> Draft:
    kind = draw(st.sampled_from(BlockKind))
    nested = kind in (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE)
    return Draft(kind, draw(st.sampled_from(_TEXTS[kind])), draw(st.integers(1, 2)) if nested else 0)


def article(*drafts: Draft, title: str = "Title") -> Article:
    made = build_article(drafts, title=title)
    return made.with_sentences(find_sentences(made))


def paragraph(text: str) -> Draft:
    return Draft(BlockKind.PARAGRAPH, text)


def heading(text: str) -> Draft:
    return Draft(BlockKind.HEADING, text, 1)


def skimmed(made: Article, *chosen: int, unfolded: Unfolded = ALL_FOLDED) -> list[LineItem]:
    return [*skim_items(made, [made.sentences[index] for index in chosen], unfolded)]


def texts(items: list[LineItem]) -> list[str]:
    return [item.text for item in items]


THREE = "A fire burns out. Rain puts it out. Nobody was paid."


def test_a_chosen_sentence_stands_between_lines_for_what_is_left_out() -> None:
    made = article(paragraph(THREE), paragraph("Oil burns. It burns long."))
    assert texts(skimmed(made, 1)) == ["Title", "⋯ 1 sentence", "Rain puts it out. ", "⋯ 3 sentences"]


def test_chosen_sentences_one_after_the_other_stay_together() -> None:
    made = article(paragraph(THREE), paragraph("Oil burns."))
    kept = skimmed(made, 1, 2, 3)[2:]
    assert texts(kept) == ["Rain puts it out. Nobody was paid.", "Oil burns."]
    assert [item.gap for item in kept] == [0, 1]


def test_headings_stay_and_part_what_is_left_out() -> None:
    made = article(
        heading("One"), paragraph(THREE), heading("Two"), heading("Three"), paragraph("Oil burns.")
    )
    assert texts(skimmed(made)) == ["Title", "One", "⋯ 3 sentences", "Two", "Three", "⋯ 1 sentence"]


def test_code_and_tables_count_as_what_they_are() -> None:
    code, table = Draft(BlockKind.CODE, "x\ny"), Draft.table([["a", "b"]])
    assert texts(skimmed(article(table, title=""))) == ["⋯ 1 table"]
    made = article(paragraph(THREE), code, table, code, title="")
    assert texts(skimmed(made)) == ["⋯ 3 sentences, 2 code listings, 1 table"]
    assert texts(skimmed(article(paragraph("* * *"), title=""))) == ["⋯"]


def test_an_unfolded_part_stands_under_its_line() -> None:
    made = article(paragraph(THREE), paragraph("Oil burns. It burns long."), title="")
    (line,) = [item for item in skimmed(made, 0, 1) if isinstance(item, FoldLine)]
    items = skimmed(made, 0, 1, unfolded=Unfolded().toggled(line.hidden))
    assert texts(items) == [
        "A fire burns out. Rain puts it out. ",
        "▾ 3 sentences",
        "Nobody was paid.",
        "Oil burns. It burns long.",
    ]
    assert [item.gap for item in items] == [1, 0, 0, 1]
    assert (items[1].start, items[1].end) == (items[2].start, items[2].start)


def test_a_part_of_a_list_item_hangs_where_its_text_does() -> None:
    made = article(Draft(BlockKind.LIST_ITEM, "Lamps burn. Oil burns too.", 1, "1."), title="")
    assert [(item.initial_indent, item.text) for item in skimmed(made, 1)] == [
        ("", "⋯ 1 sentence"),
        ("   ", "Oil burns too."),
    ]
    assert skimmed(made, 0)[0].initial_indent == "1. "


def test_what_was_unfolded_stays_so_in_a_longer_and_a_shorter_summary() -> None:
    shown = Unfolded().toggled(TextRange(10, 40))
    assert shown.overlaps(TextRange(10, 20)) and shown.overlaps(TextRange(30, 40))
    assert shown.overlaps(TextRange(0, 90))
    assert not shown.overlaps(TextRange(0, 10)) and not shown.overlaps(TextRange(40, 50))
    assert shown.toggled(TextRange(0, 90)) == Unfolded()
    assert shown.toggled(TextRange(50, 60)).toggled(TextRange(10, 40)).ranges == (TextRange(50, 60),)


@given(st.lists(_drafts(), max_size=10), st.data())
def test_the_items_cover_the_text_once_and_in_order(drafts: list[Draft], data: st.DataObject) -> None:
    made = article(*drafts)
    some: st.SearchStrategy[list[Sentence]] = st.lists(
        st.sampled_from(made.sentences) if made.sentences else st.nothing(), unique=True
    )
    summary = sorted(data.draw(some), key=lambda sentence: sentence.start)
    folded = [item for item in skim_items(made, summary, Unfolded()) if isinstance(item, FoldLine)]
    unfolded = Unfolded()
    for line in folded:
        if data.draw(st.booleans()):
            unfolded = unfolded.toggled(line.hidden)
    items = [*skim_items(made, summary, unfolded)]
    position = 0
    for item in items:
        assert not made.text[position : max(position, item.start)].strip()
        assert item.start >= position or item.text == "Title"
        position = max(position, item.end)
    assert not made.text[position:].strip()
    lines = [item for item in items if isinstance(item, FoldLine)]
    assert [line.hidden for line in lines] == [line.hidden for line in folded]
    shown = "".join(item.text for item in items if item not in lines)
    for sentence in summary:
        assert sentence.text in shown
    hidden = [line.hidden for line in lines if not line.is_unfolded]
    for sentence in made.sentences:
        inside = any(start <= sentence.start < end for start, end in hidden)
        assert not (inside and sentence in summary)


def test_parts_are_opened_and_closed_together() -> None:
    shown = Unfolded().toggled(TextRange(10, 40))
    more = shown.with_parts([TextRange(20, 30), TextRange(0, 5), TextRange(50, 60)])
    assert more.ranges == ((0, 5), (10, 40), (50, 60))
    assert more.without(5, 50).ranges == ((0, 5), (50, 60))
    assert more.without(0, 100) == Unfolded()
