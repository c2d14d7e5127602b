"""Articles from the web. This is the only part of the program that ever opens a connection."""
