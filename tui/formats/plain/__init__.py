"""Plain text, and everything that finds structure where there is no markup."""
