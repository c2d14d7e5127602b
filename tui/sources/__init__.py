"""Where bytes come from: files, folders, pipes, stores and the web."""
