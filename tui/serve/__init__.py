"""The reader in a browser: a small web server that starts a reader for each visitor."""
