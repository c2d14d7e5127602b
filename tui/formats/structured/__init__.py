"""Books and articles in XML languages made for text: FictionBook, JATS and DocBook."""
