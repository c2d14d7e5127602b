"""Pictures in the terminal: asking it what it can show, and making that in a process of its own."""
