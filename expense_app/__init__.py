"""A chat-first expense tracker for a couple."""
