"""A household's providers: their settings, their keys, what they may use in a day, and what is kept of a reading."""
