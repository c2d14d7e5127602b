"""Set a paper with LaTeX, in the classes that papers are most often set in."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.paper_texts import Item, Paper

_SECONDS = 120
_PACKAGES = r"\usepackage{graphicx}"
CLASSES = {
    "article": r"\documentclass{article}",
    "article, 2 columns": r"\documentclass[twocolumn]{article}",
    "article, Type 3": "\\pdfmapfile{}\n\\documentclass{article}",
    "article, bookmarks": "\\documentclass{article}\n\\usepackage{hyperref}",
    "article, running heads": "\\documentclass[twoside]{article}\n\\pagestyle{headings}",
    "amsart": r"\documentclass{amsart}",
    "KOMA-Script": r"\documentclass{scrartcl}",
    "IEEEtran": r"\documentclass[conference]{IEEEtran}",
    "IEEEtran, journal": r"\documentclass[journal]{IEEEtran}",
    "LNCS": r"\documentclass{llncs}",
    "ACM": r"\documentclass[sigconf,nonacm]{acmart}",
    "REVTeX": r"\documentclass[aps,pra,twocolumn]{revtex4-2}",
}
"""The beginning of the source by the name of the style."""


def latex_paper(paper: Paper, style: str) -> bytes | None:
    """Return the paper in a style; None if this LaTeX does not have it."""
    source = "\n".join(_source(paper, style))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "paper.tex")
        path.write_text(source, encoding="utf-8")
        for _ in range(2):
            command = ["pdflatex", "-interaction=nonstopmode", path.name]
            subprocess.run(
                command,
                cwd=folder,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_SECONDS,
                check=False,
            )
        result = path.with_suffix(".pdf")
        return result.read_bytes() if result.exists() else None


def _source(paper: Paper, style: str) -> Iterator[str]:
    yield from (CLASSES[style], _PACKAGES, "\\begin{document}")
    front = [f"\\title{{{paper.title}}}", *_authors(paper, style)]
    abstract = f"\\begin{{abstract}}\n{paper.abstract}\n\\end{{abstract}}"
    is_before = style in ("ACM", "REVTeX")
    yield from (*front, abstract, "\\maketitle") if is_before else (*front, "\\maketitle", abstract)
    for level, heading, items in paper.sections:
        yield f"\\{'sub' * (level - 1)}section{{{heading}}}"
        for item in items:
            yield from _item(item)
    yield "\\begin{thebibliography}{99}"
    yield from (f"\\bibitem{{r{number}}} {_escaped(text)}" for number, text in enumerate(paper.references))
    yield "\\end{thebibliography}\n\\end{document}"


def _authors(paper: Paper, style: str) -> Iterator[str]:
    if style in ("ACM", "REVTeX"):
        for name, place, address in paper.authors:
            wrapped = f"\\institution{{{place}}}\\country{{Denmark}}" if style == "ACM" else place
            yield f"\\author{{{name}}}\\affiliation{{{wrapped}}}\\email{{{address}}}"
    elif style == "LNCS":
        yield "\\author{" + " \\and ".join(name for name, _, _ in paper.authors) + "}"
        yield (
            "\\institute{"
            + " \\and ".join(f"{place}\\\\ {address}" for _, place, address in paper.authors)
            + "}"
        )
    elif style == "IEEEtran":
        parts = (
            f"\\IEEEauthorblockN{{{name}}}\\IEEEauthorblockA{{{place}\\\\{address}}}"
            for name, place, address in paper.authors
        )
        yield "\\author{" + "\\and ".join(parts) + "}"
    else:
        yield "\\author{" + " \\and ".join("\\\\".join(author) for author in paper.authors) + "}"


def _item(item: Item) -> Iterator[str]:
    match item.kind:
        case "text":
            note = f"\\footnote{{{item.note}}}" if item.note else ""
            yield f"{item.text}{note}\n"
        case "formula":
            yield f"{item.text}\n\\begin{{equation}}\n{item.tex},\n\\end{{equation}}\n{item.rest}\n"
        case "figure":
            yield from ("\\begin{figure}\\centering", _PLOT, f"\\caption{{{item.text}}}\\end{{figure}}")
        case "table":
            yield f"\\begin{{table}}\\centering\\caption{{{item.text}}}\\begin{{tabular}}{{lrrr}}\\hline"
            yield from (" & ".join(row) + " \\\\" for row in item.rows)
            yield "\\hline\\end{tabular}\\end{table}"
        case "list":
            yield "\\begin{itemize}"
            yield from (f"\\item {text}" for text in item.text.split("\n"))
            yield "\\end{itemize}"


def _escaped(text: str) -> str:
    return text.replace("&", "\\&")


_PLOT = r"""\setlength{\unitlength}{1mm}\begin{picture}(60,34)
\put(8,6){\vector(1,0){48}}\put(8,6){\vector(0,1){26}}
\put(8,6){\line(3,1){15}}\put(23,11){\line(2,1){14}}\put(37,18){\line(4,1){16}}
\multiput(18,5)(10,0){4}{\line(0,1){2}}\multiput(7,12)(0,6){3}{\line(1,0){2}}
\put(16,1){\tiny 1980}\put(26,1){\tiny 1990}\put(36,1){\tiny 2000}\put(46,1){\tiny 2010}
\put(1,11){\tiny 0.5}\put(1,17){\tiny 1.0}\put(1,23){\tiny 1.5}
\put(40,24){\scriptsize Northern gauge}\put(26,8){\scriptsize Southern gauge}
\end{picture}"""
