"""The little words of Hindi that say who did it and what belongs to what, in both scripts."""

NE = frozenset({"ne", "ने"})
"""Behind whoever did it."""

OF = frozenset({"ka", "ki", "ke", "का", "की", "के"})
"""Between a price, or an owner, and the thing."""
