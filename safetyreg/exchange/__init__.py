"""Files in: readers, import profiles, rows turned into incidents, problems named by row and column."""
