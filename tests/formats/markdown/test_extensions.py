"""Extensions of Markdown beyond CommonMark."""

import pytest

from tui.document.build import Draft
from tui.document.model import BlockKind, Note, Picture, SpanKind
from tui.formats.markdown.reader import read_markdown


def drafts(text: str) -> list[Draft]:
    return list(read_markdown(text).drafts)


def texts(text: str) -> list[str]:
    return [draft.text for draft in drafts(text)]


def spans(text: str) -> list[tuple[str, str, str]]:
    return [
        (span.kind.value, draft.text[span.start : span.end], span.target)
        for draft in drafts(text)
        for span in draft.spans
    ]


def dropped(text: str) -> list[tuple[str, str]]:
    return [(each.reason, each.text) for each in read_markdown(text).dropped]


def test_a_long_rule_is_a_rule() -> None:
    found = drafts("# Title\n\nOne.\n\n## Part\n\n" + "-" * 70 + "\n\n" + "* " * 40 + "\n\n## Other\n\nTwo.")
    assert [draft.text for draft in found] == ["One.", "Part", "Other", "Two."]


def test_a_long_underline_makes_a_heading() -> None:
    reading = read_markdown("The title\n" + "=" * 70 + "\n\na\n\nPart\n" + "-" * 70 + "\n\nb")
    assert (reading.title, [draft.level for draft in reading.drafts]) == ("The title", [0, 2, 0])


def test_tabs_are_indentation() -> None:
    found = drafts("Run:\n\n\t$ a  b\n\t\tc\n\nThen:\n\n- one\n\t- two\n")
    assert [(draft.kind, draft.level, draft.text) for draft in found] == [
        (BlockKind.PARAGRAPH, 0, "Run:"),
        (BlockKind.CODE, 0, "$ a  b\n    c"),
        (BlockKind.PARAGRAPH, 0, "Then:"),
        (BlockKind.LIST_ITEM, 1, "one"),
        (BlockKind.LIST_ITEM, 2, "two"),
    ]


def test_notes_are_no_text() -> None:
    text = "A mill[^1] and a pond [^p], dry^[In *most* years.].[^none]\n\n"
    text += "[^1]: See below.\n\n    More.\n[^p]: Deep.\n[^p]: Twice.\n"
    reading = read_markdown(text)
    assert [draft.text for draft in reading.drafts] == ["A mill and a pond, dry.[^none]"]
    assert [(span.kind, span.start, span.end, span.target) for span in reading.drafts[0].spans] == [
        (SpanKind.NOTE, 6, 6, "1"),
        (SpanKind.NOTE, 17, 17, "p"),
        (SpanKind.NOTE, 22, 22, "2"),
    ]
    assert sorted(reading.notes, key=lambda note: len(note.text)) == [
        Note("p", "Deep."),
        Note("2", "In most years."),
        Note("1", "See below.\n\nMore."),
    ]
    assert dropped(text) == [("a second note of the same name", "Twice.")]


@pytest.mark.parametrize(
    ("line", "text", "formulas"),
    [
        ("The force is $F = k h^2$ here.", "The force is F = k h^2 here.", ["F = k h^2"]),
        (r"It is \(x_1\) or $n$.", "It is x_1 or n.", ["x_1", "n"]),
        ("$`a+b`$ and $$ c $$.", "a+b and c.", ["a+b", "c"]),
        (r"It is \[ x = y \].", "It is x = y.", ["x = y"]),
        ("It costs $5 or $6, in US$ or A$.", "It costs $5 or $6, in US$ or A$.", []),
        ("From $5 and up to the $ sign", "From $5 and up to the $ sign", []),
        (r"Escaped \$x$ and \(words here\)", "Escaped $x$ and (words here)", []),
        ("$$\nF = 1\n$$", "F = 1", ["F = 1"]),
        ("```math\na\n+ b\n```", "a + b", ["a + b"]),
        (r"One \(a \(x=1\) b", "One (a x=1 b", ["x=1"]),
        (r"One \[a=1 \\[2pt] b\] c", r"One a=1 \\[2pt] b c", [r"a=1 \\[2pt] b"]),
    ],
)
def test_formulas(line: str, text: str, formulas: list[str]) -> None:
    assert texts(line) == [text]
    assert [found for kind, found, _ in spans(line) if kind == "formula"] == formulas


def test_inline_markup_has_spans() -> None:
    assert spans("*a* **b `c`** [d](e) x^k^ y~3~ <kbd>f</kbd>") == [
        ("emphasis", "a", ""),
        ("strong", "b c", ""),
        ("code", "c", ""),
        ("link", "d", "e"),
        ("superscript", "k", ""),
        ("subscript", "3", ""),
        ("code", "f", ""),
    ]


def test_struck_words_are_told() -> None:
    text = "It costs ~~four~~ five. ~Old~ new. <del>Gone</del> here."
    assert texts(text) == ["It costs five. new. here."]
    assert dropped(text) == [("text that is struck out", word) for word in ("four", "Old", "Gone")]


def test_task_boxes_are_markers() -> None:
    assert [
        (draft.marker, draft.text)
        for draft in drafts("- [ ] drive\n- [x] pour\n- [-] leave\n- [link]\n1. [X] last")
    ] == [
        ("[ ]", "drive"),
        ("[x]", "pour"),
        ("[-]", "leave"),
        ("•", "[link]"),
        ("1. [x]", "last"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> [!NOTE]\n> The road is shut.", ["Note: The road is shut."]),
        ("> [!tip]- A better way\n>\n> Walk.", ["A better way: Walk."]),
        (":::warning\nDo not swim.\n:::\n\nEnd.", ["Warning: Do not swim.", "End."]),
        (":::tip[Look up]\n\n- a star\n\n:::", ["Look up: a star"]),
        ('::: {.callout-note title="Mind"}\nText.\n:::', ["Mind: Text."]),
        ("::: {.columns}\nText.\n:::", ["Text."]),
        ('!!! note "Read this"\n    Text.\n\n    More.\n\nEnd.', ["Read this: Text.", "More.", "End."]),
        ("> [!NOTE]\n\nEnd.", ["Note", "End."]),
        (":::note\n```\ncode\n```\n:::", ["Note", "code"]),
    ],
)
def test_labels_stand_before_what_they_label(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_wiki_links_marks_and_comments() -> None:
    text = "See [[the mill|a mill]], [[Pond]] and ==this *one*==, a==b==c. %%not yet%% 100%% sure."
    text += "\n\n%%\nhidden\n%%\n\n![[m.png]]"
    assert texts(text) == ["See a mill, Pond and this one, a==b==c. 100%% sure.", "m.png"]
    assert ("link", "a mill", "the mill") in spans(text)
    assert dropped(text) == [("a comment", "not yet"), ("a comment", "hidden")]


def test_attributes_are_no_text() -> None:
    text = "# Title {#top .x}\n\nA [b](c){target=_blank} d `e`{.py} {f} [g]{.caps}.\n{: .note}\n\n## End {#end}\n\ng"
    assert (read_markdown(text).title, texts(text)) == ("Title", ["A b d e {f} g.", "End", "g"])


def test_definitions_follow_their_terms() -> None:
    assert [(draft.kind, draft.text) for draft in drafts("Mill\n: It *grinds*.\n: And turns.\n")] == [
        (BlockKind.PARAGRAPH, "Mill"),
        (BlockKind.LIST_ITEM, "It grinds."),
        (BlockKind.LIST_ITEM, "And turns."),
    ]


def test_a_picture_alone_is_a_figure() -> None:
    (figure,) = drafts('![A mill](mill.png "By Ann")')
    assert (figure.kind, figure.text) == (BlockKind.FIGURE, "By Ann")
    assert figure.picture == Picture("A mill", "mill.png")


def test_components_of_mdx_are_no_text() -> None:
    reading = read_markdown("import X from './x'\n\n# Title\n\n{/* no */}Text <X />.\n", "a.mdx")
    assert (reading.title, [draft.text for draft in reading.drafts]) == ("Title", ["Text ."])
    assert [each.reason for each in reading.dropped] == ["code of the page"]


def test_commands_of_sites_are_no_text() -> None:
    text = '{% note %}\nA rope.\n{% endnote %}\n\n{{< figure src="a" >}} {{% end %}}\n\nUse `{% x %}` and {{ y }}.\n'
    assert texts(text) == ["A rope.", "Use {% x %} and {{ y }}."]
    assert {reason for reason, _ in dropped(text)} == {"a command of the site"}
    assert len(dropped(text)) == 3


@pytest.mark.parametrize("rule", ["=" * 60, "#" * 20, "+" * 9])
def test_other_rules_are_no_text(rule: str) -> None:
    assert texts(f"One.\n\n{rule}\n\nTwo.") == ["One.", "Two."]
