"""Where articles come from: bytes in, an article out, a module for each format."""
