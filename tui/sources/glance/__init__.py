"""What can be told about a file without reading all of it."""
