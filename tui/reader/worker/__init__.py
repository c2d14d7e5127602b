"""The worker process, which can be killed where a thread could not be stopped."""
