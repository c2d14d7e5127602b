"""AsciiDoc, as docs.asciidoctor.org describes it."""
