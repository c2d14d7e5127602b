"""A file for each dialog over the article."""
