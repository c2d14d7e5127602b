"""LaTeX: the text of a document, without running TeX."""
