"""How fast the program is, held against the limits of docs/performance.md."""
