"""Sources of manual pages: man(7) and mdoc(7), as troff reads them."""
