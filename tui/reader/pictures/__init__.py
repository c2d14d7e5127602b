"""Pictures in the terminal: asking it what it can show, and decoding them in a process of its own."""
