"""The pictures of the reader in these pages, and what makes them."""
