"""The commands and environments of LaTeX that the reader knows, by what becomes of them."""

from tui.document.model import SpanKind

SECTIONS = {
    "part": 1,
    "chapter": 2,
    "section": 3,
    "subsection": 4,
    "subsubsection": 5,
}
RUN_IN_HEADINGS = frozenset(("paragraph", "subparagraph"))
SPANS = {
    "emph": SpanKind.EMPHASIS,
    "textit": SpanKind.EMPHASIS,
    "textsl": SpanKind.EMPHASIS,
    "underline": SpanKind.EMPHASIS,
    "enquote": None,
    "textbf": SpanKind.STRONG,
    "texttt": SpanKind.CODE,
    "code": SpanKind.CODE,
    "lstinline": SpanKind.CODE,
    "textsuperscript": SpanKind.SUPERSCRIPT,
    "textsubscript": SpanKind.SUBSCRIPT,
}
DECLARATIONS = {
    "em": SpanKind.EMPHASIS,
    "it": SpanKind.EMPHASIS,
    "itshape": SpanKind.EMPHASIS,
    "sl": SpanKind.EMPHASIS,
    "bf": SpanKind.STRONG,
    "bfseries": SpanKind.STRONG,
    "tt": SpanKind.CODE,
    "ttfamily": SpanKind.CODE,
}
CITATIONS = frozenset(
    (
        "cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite "
        "footcite Cite Citet Citep fullcite shortcite citeA citeNP nocite supercite"
    ).split()
)
REFERENCES = frozenset(("ref eqref autoref cref Cref pageref vref nameref hyperref fref Fref").split())
SKIPPED_ARGUMENTS = {
    name: count
    for count, names in {
        1: (
            "label textcolor colorbox hspace hspace* vspace vspace* color fontsize scalebox rotatebox "
            "raisebox parbox pagestyle thispagestyle bibliographystyle bibliography index glossary "
            "hypertarget hyperlink phantom hphantom vphantom selectlanguage foreignlanguage pagenumbering "
            "usepackage documentclass documentstyle hypersetup geometry RequirePackage graphicspath "
            "input@path theoremstyle usetikzlibrary linespread setstretch addbibresource ProvidesPackage "
            "newlength newcounter stepcounter refstepcounter setmainfont newif usetheme "
            "usecolortheme pgfplotsset tikzset lstset captionsetup epigraphhead "
            "hyphenation addtokomafont sisetup enlargethispage includeonly cline cmidrule "
            "fancyhead fancyfoot lhead rhead chead lfoot rfoot cfoot"
        ),
        2: (
            "multicolumn multirow resizebox setcounter addtocounter setlength addtolength newcommand "
            "renewcommand providecommand DeclareMathOperator newtheorem definecolor markboth "
            "renewcommand* newcommand* settowidth DeclareRobustCommand newcolumntype titleformat "
            "pdfbookmark lstdefinestyle newfloat SetKwInOut"
        ),
        3: ("newenvironment renewenvironment addcontentsline"),
    }.items()
    for name in names.split()
}
DROPPED = {
    "input": "a file that is not read",
    "include": "a file that is not read",
    "subfile": "a file that is not read",
    "lstinputlisting": "a file that is not read",
    "verbatiminput": "a file that is not read",
    "todo": "a remark",
    "marginpar": "a remark",
    "marginnote": "a remark",
    "thanks": "a remark on the title",
    "sout": "text that is struck out",
    "st": "text that is struck out",
}
FORMULAS = frozenset(
    ("equation align gather multline eqnarray displaymath math flalign alignat dmath split aligned").split()
)
VERBATIM = frozenset(("verbatim lstlisting minted Verbatim alltt BVerbatim semiverbatim code").split())
HIDDEN = {
    "comment": "a comment",
    "filecontents": "another file",
    "tikzpicture": "a drawing",
    "pgfpicture": "a drawing",
    "picture": "a drawing",
    "asy": "a drawing",
    "CCSXML": "a classification",
}
LISTS = frozenset(("itemize enumerate description compactitem compactenum inparaenum easylist").split())
QUOTES = frozenset(("quote quotation verse displayquote epigraph").split())
TABLES = frozenset(("tabular tabularx longtable tabulary array tabu longtabu supertabular").split())
FIGURES = frozenset(("figure wrapfigure subfigure SCfigure sidewaysfigure marginfigure teaserfigure").split())
THEOREMS = frozenset(
    (
        "theorem lemma proposition corollary definition remark example proof claim conjecture exercise "
        "solution problem note axiom observation fact assumption hypothesis question"
    ).split()
)
ENVIRONMENT_ARGUMENTS = {
    "tabular": 1,
    "tabularx": 2,
    "longtable": 1,
    "tabulary": 2,
    "array": 1,
    "minipage": 1,
    "thebibliography": 1,
    "wrapfigure": 2,
    "adjustbox": 1,
    "multicols": 1,
    "alignat": 1,
    "minted": 1,
    "spacing": 1,
    "list": 2,
    "otherlanguage": 1,
}
