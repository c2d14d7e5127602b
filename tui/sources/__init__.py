"""The sources of articles: files, folders, pipes, stores and the web."""
