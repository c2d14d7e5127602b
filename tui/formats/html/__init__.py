"""Web pages: the article in an HTML document, its blocks and its title."""
