"""The pictures of the reader in the documentation, and the program that makes them."""
