"""The household's own categories."""
