"""Bytes or text into a document: a reader for each format."""
