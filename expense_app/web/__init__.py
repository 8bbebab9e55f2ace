"""HTTP that all rooms share. Only controllers import from here."""
