"""Settings: what the program and the registry are told once."""
