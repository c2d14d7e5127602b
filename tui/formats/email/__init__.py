"""E-mails, posts of mailing lists, and mailboxes."""
