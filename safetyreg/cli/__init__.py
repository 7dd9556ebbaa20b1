"""The program without a window: commands over the door, for people and for scheduled reports."""

from safetyreg.cli.run import main

__all__ = ["main"]
