"""Pure functions on strings: they know nothing of articles, files or screens."""
