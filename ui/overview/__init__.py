"""The page that is shown first."""
