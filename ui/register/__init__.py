"""The register: every record under the filter in one table, the chosen one beside it."""
