"""reStructuredText, parsed by Docutils, also with the roles and directives of Sphinx."""
