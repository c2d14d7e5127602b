"""One page on many articles: what they are, how long, in which languages, and what each says."""
