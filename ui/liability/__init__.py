"""The page of mixed liability: cases with their decisions and reasons, and the threshold."""
