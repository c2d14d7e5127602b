"""Markdown: CommonMark, GFM, and what Pandoc, Obsidian, Docusaurus, Hugo and MkDocs add to them."""
