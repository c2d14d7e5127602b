"""Books for Kindle and Palm readers: MOBI, AZW3 and PalmDOC."""
