"""Sentences and rankings made in a child process, which can be killed where a thread could not be stopped."""
