"""Makes those of the sample articles that are no plain text."""
