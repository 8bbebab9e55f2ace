"""Drafts and expenses: their life, their list, and the only sums."""
