"""The worker process for long work: unlike a thread, it can be stopped at any time by killing it."""
