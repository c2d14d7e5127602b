"""EPUB books: their files in order, with the sections that their own table of contents names."""
