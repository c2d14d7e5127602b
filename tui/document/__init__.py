"""What an article is: values and what can be told from them. No NLTK, no files, no screen."""
