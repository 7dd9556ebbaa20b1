"""Reports: what leaves the program, seen before it is written."""
