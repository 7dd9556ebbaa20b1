"""What is stored and what an incident is; the standard library alone."""
