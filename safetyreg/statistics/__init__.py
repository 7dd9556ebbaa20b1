"""Counts, series, comparisons and charts as values; nothing here draws."""
