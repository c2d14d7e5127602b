"""EPUB books: their files in reading order, with the sections of their table of contents."""
