"""Imports: a file becomes records, seen before it is taken in."""
