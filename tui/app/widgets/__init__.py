"""A file for each widget. Widgets know nothing of each other: they are told things, and post messages."""
