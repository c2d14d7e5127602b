"""PDF documents: lines, columns, paragraphs and headings are restored from the characters on the pages."""
