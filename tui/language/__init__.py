"""Languages: detection, sentences, words, readability."""
