"""Pure functions on strings: nothing here knows articles, files or screens."""
