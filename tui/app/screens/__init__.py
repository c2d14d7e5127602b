"""A file for each screen."""
