"""The page where an incident is logged and edited."""
