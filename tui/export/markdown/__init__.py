"""A digest and its article as Markdown."""
