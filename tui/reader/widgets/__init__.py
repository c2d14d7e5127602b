"""A file for each widget. Widgets do not know each other: others call their methods, and they post messages."""
