"""A digest or an article as text in some format: a file for each format."""
