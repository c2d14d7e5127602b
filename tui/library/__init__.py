"""The library of articles that are kept between runs: where each was left, and its highlights."""
