"""What an article is: no files, no network, no screen."""
