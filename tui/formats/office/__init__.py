"""Word, OpenDocument and rich text documents, which share paragraphs, lists and tables."""
