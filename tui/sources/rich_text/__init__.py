"""Rich text documents (Rich Text Format Specification 1.9.1, Microsoft, 2008)."""
