"""Delimiters of the markup languages, from which random inputs are made."""

import json
import random
from collections.abc import Callable

PIECES: dict[str, tuple[str, ...]] = {
    "a.rst": (
        "\n\n", "\n", "   ", "====\n", "----\n", "~~~~\n", ".. note::\n\n   ", ".. code-block:: x\n\n   ",
        ".. |a| replace:: ",
        ".. [1] ", ".. [#a] ", ".. _a: ", ".. figure:: a.png\n\n   ", ".. unknown:: a\n   :b: c\n\n   ",
        ":ref:`a`", ":f:`", "`a`_",
        "`a <b>`_", "``", "`", "*", "**", "|a|", "[1]_", "[#]_", "- ", "1. ", "#. ", ":field: ", "::\n\n    ",
        "| ", "-o  ",
        "=== ===\n", "+--+--+\n", "| a|b |\n", ".. include:: /etc/passwd\n", ".. raw:: html\n\n   <b>", ">>> ",
        "__ ", "term\n   ",
    ),
    "a.adoc": (
        "\n\n", "\n", "= ", "== ", "===== ", "----\n", "....\n", "====\n", "****\n", "____\n", "++++\n",
        "////\n", "--\n", "|===\n",
        "| a | b\n", "2+|", "[cols=9*]\n", "[NOTE]\n", "[quote,a]\n", "NOTE: ", "* ", "** ", ". ", ".. ",
        "a:: ", "b;; ", "+\n",
        "<1> ", ":a: b\n", "{a}", "include::/etc/passwd[]\n", "image::a.png[b]\n", "image:a[b]",
        "ifdef::a[]\n", "ifndef::a[]\n",
        "endif::[]\n", "footnote:[", "footnote:a[b]", "<<a,b>>", "((", "))", "(((", "link:a[b]",
        "http://a.example[b]", "stem:[x]",
        "*", "_", "`", "#", "**", "__", "``", "^", "~", "+", '"`', '`"', "[.a]#", "pass:[", ".Title\n",
        "'''\n", "[[a]]\n",
    ),
    "a.org": (
        "\n\n", "\n", "* ", "** TODO ", "*** COMMENT ", " :noexport:\n", "#+TITLE: ", "#+CAPTION: ",
        "#+BEGIN_SRC\n", "#+END_SRC\n",
        "#+BEGIN_QUOTE\n", "#+END_QUOTE\n", "#+BEGIN_NOTE\n", "#+begin_x\n", "#+INCLUDE: a\n", "# ",
        ":PROPERTIES:\n", ":END:\n",
        ": ", "- ", "+ ", "  * ", "1. ", "- a :: ", "- [ ] ", "| a | b |\n", "|---+---|\n", "[fn:1]",
        "[fn:1] ", "[fn:: a]", "[[a][b]]",
        "[[file:a.png]]\n", "[[", "]]", "*", "/", "_", "=", "~", "+", "\\(", "\\)", "\\[", "\\]", "$", "$$",
        "_{a}", "^{", "<<a>>",
        "\\begin{a}\n", "\\end{a}\n", "SCHEDULED: <a>\n", "-----\n", "{{{a}}}", "@@html:", "@@", "    ",
    ),
    "a.tex": (
        "\n\n", "\n", "\\begin{document}", "\\end{document}", "\\section{", "\\chapter*{", "\\paragraph{",
        "\\begin{itemize}",
        "\\end{itemize}", "\\item ", "\\item[a]", "\\begin{tabular}{ll}", "\\end{tabular}", "\\begin{figure}",
        "\\caption{",
        "\\includegraphics{a}", "\\end{figure}", "\\begin{equation}", "\\end{equation}", "\\begin{verbatim}",
        "\\end{verbatim}",
        "\\begin{abstract}", "\\begin{theorem}[a]", "\\begin{x}", "\\end{x}", "\\begin", "\\footnote{",
        "\\cite[a]{b}", "\\ref{a}",
        "\\label{a}", "\\emph{", "\\textbf{", "{\\bf ", "{", "}", "}", "$", "$$", "\\(", "\\)", "\\[", "\\]",
        "&", "\\\\", "%", "~",
        "\\'e", '\\"{o}', "\\c", "\\verb|a|", "\\verb", "\\input{/etc/passwd}", "\\newcommand{\\a}{b}",
        "\\def\\a{\\a}", "\\a",
        "\\title{", "\\author{", "\\maketitle", "\\iffalse", "\\fi", "\\href{a}{", "\\url{", "\\textcolor{a}",
        "[", "]", "---", "``", "\\",
    ),
    "a.1": (
        "\n", "\n", "\n", ".TH A 1 2024\n", ".SH ", ".SS ", ".PP\n", ".TP\n", ".IP \\(bu 2\n", ".RS\n",
        ".RE\n", ".B ", ".BR a b ",
        ".nf\n", ".fi\n", ".TS\n", "l l.\n", "a\tb\n", "T{\n", "T}\n", ".TE\n", ".EQ\n", ".EN\n", ".de X\n",
        "..\n", ".ig\n", ".if n ",
        ".ie t \\{\\\n", ".el \\{\\\n", ".\\}\n", ".ds a b\n", "\\*a", "\\*(ab", "\\fB", "\\fR", "\\f[CW]",
        "\\(em", "\\[u2014]", "\\-",
        "\\s-1", "\\h'a'", "\\", "\\n[a]", '\\" ', ".so /etc/passwd\n", ".UR a\n", ".UE\n", ".Dd a\n",
        ".Dt A 1\n", ".Sh ", ".Bl -tag\n",
        ".It Fl a Ar b\n", ".El\n", ".Op Fl a Ns Ar b ", ".Bd -literal\n", ".Ed\n", ".Nm ", ".Xr a 1 .\n",
        ".Dq ", ".Oo ", ".Oc ", '"', ".",
    ),
    "a.rtf": (
        "{\\rtf1\\ansi ", "{", "}", "}", "\\par ", "\\pard ", "\\b ", "\\b0 ", "\\'e9", "\\'", "\\u8212?", "\\u-3?",
        "\\uc2 ", "\\u55357?\\u56832?", "\\ansicpg1251 ",
        "{\\fonttbl{\\f0\\fcharset204 A;}}", "\\f0 ", "{\\stylesheet{\\s1 heading 1;}}", "\\s1 ", "\\outlinelevel0 ",
        "{\\info{\\title ", "{\\footnote ", "\\chftn ", "\\trowd", "\\intbl ", "\\cell ", "\\row ", "\\nestcell ",
        "{\\field{\\*\\fldinst HYPERLINK \"http://a.b\"}{\\fldrslt ", "{\\*\\x ", "{\\pict\\pngblip 00", "\\bin9 ",
        "\\bin99999999999 ", "\\tab ", "\\line ", "\\page ", "\\ls1\\ilvl9 ", "{\\listtext 1.\\tab}", "{\\pntext a}",
        "{\\*\\listtable{\\list{\\listlevel\\levelnfc0}}}", "{\\mmath{\\*\\moMath{\\mr a}}}", "{\\mf{\\mnum ",
        "\\super ",
        "\\strike ", "\\deleted ", "\\v ", "\\v0 ", "\\~", "\\-", "\\_", "\\*", "\\", "\\fs40 ", "\\li99999999999 ",
        "\n", ";",
    ),
    "a.srt": (
        "1\n", "00:00:01,000 --> 00:00:02,000\n", "00:01.000 --> 00:02.000 align:start\n", "-->", "WEBVTT\n\n",
        "\n\n", "\n",
        "NOTE ", "STYLE\n", "<v Ann>", "</v>", "<c.a>", "<i>", "{\\an8}", "- ", "[Music]", "&lt;",
        "0:00:01.00,0:00:02.00\n",
        "[Script Info]\n", "[Events]\nFormat: Start, End, Text\n", "Dialogue: 0,0:00:01.00,0:00:02.00,", "\\N",
        "99:99:99,999",
    ),
    "a.md": (
        "\n\n", "\n", "# ", "## ", "> ", "- ", "1. ", "\t", "    ", "```\n", "~~~\n", "***\n", "===\n",
        "---\n", "| a | b |\n", "|---|---|\n",
        "[^1]", "[^1]: ", "^[", "[a]: b\n", "[", "]", "](b)", "![", "[[a|b]]", "![[a.png]]", "$", "$$\n",
        "\\(", "\\)", "\\[", "`", "``",
        "*", "**", "_", "~~", "~", "^", "==", "%%", "%%\n", ":::note\n", ":::\n", "!!! note\n", "> [!NOTE]\n",
        "- [x] ", "{#a}", "{.b}",
        "a\n: ", "<div>", "</div>", "<table><tr><td>", "</td>", "</table>", "<pre>", "</pre>", "<h1>", "</h1>",
        "<ul><li>", "</ul>",
        "<del>", "</del>", "<b>", "<img src=a alt=b>", "<!--", "-->", "<script>", "<List<A>>", "<x/>",
        "<a href='", "&amp;", "+++\n", "a: b\n",
    ),
}  # fmt: skip


def make_marked(
    chance: random.Random, words: Callable[[random.Random, int], str], marks: tuple[str, ...]
) -> str:
    """Return words between marks, some of them many times over."""
    pieces = []
    for _ in range(chance.choices((1, 5, 20, 80, 300), (8, 16, 16, 4, 0.5))[0]):
        mark = chance.choice(marks)
        pieces.append(mark * chance.choices((1, 2, 3, 50, 3_000), (300, 20, 20, 6, 0.3))[0])
        if chance.random() < 0.6:
            pieces.append(words(chance, 8))
        if chance.random() < 0.3:
            pieces.append("\n")
    return "".join(pieces)


def make_notebook(chance: random.Random, words: Callable[[random.Random, int], str]) -> str:
    """Return a Jupyter notebook with cells of Markdown, seldom as they should be."""
    cells = []
    for _ in range(chance.choices((0, 1, 5, 40), (1, 9, 9, 1))[0]):
        source = make_marked(chance, words, PIECES["a.md"])
        cells.append(
            {
                "cell_type": chance.choice(("markdown", "code", "raw", "heading", "x", 7, None)),
                "source": chance.choice((source, source.splitlines(keepends=True), None, 5, [5])),
                "outputs": chance.choice(
                    ([], None, [{"text": [words(chance, 9)]}], [{"data": {"image/png": "x"}}], [[]])
                ),
                "level": chance.choice((1, 7, "x")),
            }
        )
    notebook: dict[str, object] = {"cells": cells, "nbformat": 4, "metadata": {"title": words(chance, 3)}}
    if chance.random() < 0.2:
        notebook = chance.choice(
            ({"worksheets": [{"cells": cells}]}, {"cells": 7}, {"nbformat": 4}, {"cells": [7, []]})
        )
    text = json.dumps(notebook)
    return text[: chance.randrange(len(text))] if chance.random() < 0.1 else text
