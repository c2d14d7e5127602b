"""Word documents: their paragraphs as their styles, or else their looks, tell what they are."""
