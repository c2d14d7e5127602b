"""Many articles: records in, the records of their digests out, on several processes."""
