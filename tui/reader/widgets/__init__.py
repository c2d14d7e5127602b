"""A file for each widget. Widgets do not know each other: they are told things, and post messages."""
