"""Digests and articles as text: a module for each format, and the table of formats."""
