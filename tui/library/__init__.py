"""What is kept of articles between runs: where they were left, and what was highlighted."""
