"""A report on many articles: one page with their titles, lengths, languages and digests."""
