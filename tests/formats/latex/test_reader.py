import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tests.document.strategies import any_text
from tests.formats.described import blocks, dropped, spans
from tui.document.model import Note
from tui.formats.latex.reader import read_latex
from tui.formats.latex.source import label_numbers
from tui.formats.parsed_document import article_of

MARKS = st.sampled_from(
    (
        "\n\n { } $ $$ & \\\\ % \\section{ \\begin{itemize} \\end{itemize} \\item \\footnote{ "
        "\\begin{tabular}{l} \\end{tabular} \\begin{figure} \\caption{ \\cite{a} \\[ \\] \\' {\\bf \\verb \\"
    ).split(" ")
)


def body(text: str) -> str:
    return f"\\documentclass{{article}}\n\\begin{{document}}\n{text}\n\\end{{document}}\njunk"


@given(st.lists(MARKS | any_text, max_size=20).map("".join))
@settings(deadline=None)
def test_any_text_is_a_sound_article(text: str) -> None:
    check_article(article_of(read_latex(text), language="english", source="x.tex"))


def test_blocks() -> None:
    document = read_latex(
        body(
            "\\begin{abstract}Short. % no\n\\end{abstract}\n\\section{Wheels}\nOne\nline.\n\n"
            "Two.\n\\begin{itemize}\\item a\n\\item[--] b\n"
            "\\begin{enumerate}\\item c\\end{enumerate}\\end{itemize}\n"
            "\\begin{description}\\item[term] meaning\\end{description}\n"
            "\\subsection*{Deeper}\n\\paragraph{Run in.} Text.\n\\[ E = m \\label{e} \\]\n"
            "where.\n\\begin{align}a &= b\\end{align}\n"
            "\\begin{verbatim}\nx % y\n  {\n\\end{verbatim}\n\\begin{quote}Quoted.\\end{quote}\n"
            "\\begin{lemma}[Ann] It holds.\\end{lemma}\n"
            "\\begin{table}\\caption{Cells}\\begin{tabular}{ll}\\hline a & b \\\\ 1 & "
            "\\multicolumn{1}{c}{2} \\\\\\end{tabular}\\end{table}\n"
            "\\begin{figure}\\includegraphics[width=1cm]{m.png}\\caption{By \\emph{Ann}.}\\end{figure}\n"
            "\\begin{thebibliography}{9}\\bibitem{k} Ann. Mills.\\end{thebibliography}"
        )
    )
    assert blocks(document) == [
        "heading 3 'Abstract'",
        "paragraph 'Short.'",
        "heading 3 'Wheels'",
        "paragraph 'One line.'",
        "paragraph 'Two.'",
        "list item 1 • 'a'",
        "list item 1 -- 'b'".replace("--", "–"),
        "list item 2 1. 'c'",
        "list item 1 'term: meaning'",
        "heading 4 'Deeper'",
        "paragraph 'Run in. Text.'",
        "paragraph 'E = m'",
        "paragraph 'where.'",
        "paragraph 'a &= b'",
        "code 'x % y\\n  {'",
        "quote 1 'Quoted.'",
        "paragraph 'Lemma (Ann): It holds.'",
        "paragraph 'Cells'",
        "table 'a | b\\n1 | 2'",
        "figure 'By Ann.'",
        "heading 3 'References'",
        "list item 1 [1] 'Ann. Mills.'",
    ]


def test_title_author_and_date() -> None:
    document = read_latex(
        '\\title{The \\emph{mill}\\thanks{x}}\n\\author{Ann\\thanks{y} \\and B\\"ob}\n\\date{May}\n'
        + body("Text.")
    )
    assert (document.title, document.metadata.author, document.metadata.date) == (
        "The mill",
        "Ann, Böb",
        "May",
    )
    assert read_latex(body("\\chapter{Mills}\nText.\\section{Wheels} More.")).title == "Mills"
    assert read_latex(body("\\begin{abstract}A.\\end{abstract}\\section{Wheels} More.")).title == ""


def test_inline_markup_has_spans() -> None:
    document = read_latex(
        "\\newcommand{\\ie}{i.e.\\ }\n\\newcommand{\\x}[1]{\\textbf{#1}}\n"
        + body(
            "\\emph{a} \\textbf{b \\texttt{c}} {\\it d} $e^2$ \\(f\\) \\verb|g_h| "
            "\\href{http://x.example}{i} H\\textsubscript{2}O. \\ie 5\\% "
            "``j''---k~l \\\"o \\'{e} \\c{c} \\ss{} \\x{m} \\unknown n\\sout{gone}."
        )
    )
    assert blocks(document) == ["paragraph 'a b c d e^2 f g_h i H2O. i.e. 5% “j”—k l ö é ç ß m n.'"]
    assert spans(document) == [
        ("emphasis", "a", ""),
        ("strong", "b c", ""),
        ("code", "c", ""),
        ("emphasis", "d", ""),
        ("formula", "e^2", ""),
        ("formula", "f", ""),
        ("code", "g_h", ""),
        ("link", "i", "http://x.example"),
        ("subscript", "2", ""),
    ]
    assert dropped(document) == [("text that is struck out", "gone")]


def test_notes_citations_and_references() -> None:
    document = read_latex(
        body(
            "\\section{A}\\label{s} A mill\\footnote{Old.\n\n"
            "\\emph{Very}.} stood~\\cite[p.~3]{k,l}. See \\ref{s} and \\eqref{e}, not "
            "\\ref{x}.\n"
            "\\begin{equation}a\\label{e}\\end{equation}\\input{other}"
        )
    )
    assert blocks(document)[0] == "paragraph 'A mill stood. See 1 and (1), not.'"
    assert document.notes == (Note("1", "Old.\n\nVery."),)
    assert ("note", "", "1") in spans(document)
    assert dropped(document) == [("a citation", "p.~3, k,l"), ("a file that is not read", "other")]


def test_labels_are_numbered_as_they_are_printed() -> None:
    text = (
        "\\section{A}\\label{a}\\subsection{B}\\label{b}\\section*{C}\\section{D}\\label{d}\\beg"
        "in{figure}\\label{f}\\end{figure}"
        "% \\section{no}\n\\begin{figure}\\label{g}\\end{figure}"
    )
    assert label_numbers(text) == {"a": "1", "b": "1.1", "d": "2", "f": "1", "g": "2"}
    assert label_numbers("\\chapter{A}\\section{B}\\label{b}\\begin{table}\\label{t}") == {
        "b": "1.1",
        "t": "1.1",
    }


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "}",
        "\\emph{",
        "\\textbf{a\n\n",
        "\\begin{itemize}",
        "\\begin{equation}",
        "\\footnote{a",
        "\\section{",
        "$a ",
        "\\verb|",
        "\\cite{",
        "\\[",
    ],
)
def test_what_is_never_closed_loses_no_text(piece: str) -> None:
    document = read_latex(piece * 2_000 + "\n\nlast word")
    assert any("last word" in text for text in (*blocks(document), *(note.text for note in document.notes)))


def test_any_number_of_declarations_may_stand_in_a_group() -> None:
    document = read_latex(body("{" + "\\bf a " * 5_000 + "} b"))
    assert document.drafts[0].text == "a " * 5_000 + "b"
