"""Feeds, and the articles kept for later: parsing, fetching, and what is kept of them."""
