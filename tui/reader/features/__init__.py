"""A file for each feature of the reader."""
