"""Registry of fires, accidents on the water and workplace accidents: everything that needs no window."""

__version__ = "0.1.0"
