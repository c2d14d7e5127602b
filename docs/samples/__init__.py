"""Makes the sample articles that are not plain text."""
