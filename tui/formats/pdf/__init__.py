"""PDF documents: letters with their places on the page, made into lines, columns, paragraphs and headings again."""
