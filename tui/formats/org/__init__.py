"""Org, the outlines of Emacs: its syntax as orgmode.org/worg/org-syntax.html describes it."""
