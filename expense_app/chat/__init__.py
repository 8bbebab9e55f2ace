"""The shared timeline: sentences in, drafts and answers out."""
