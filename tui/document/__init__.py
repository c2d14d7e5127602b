"""An article as immutable values, and what follows from them. No NLTK, no files, no screen."""
