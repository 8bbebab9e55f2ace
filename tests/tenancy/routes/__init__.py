"""Every route of the product, as the household's own members, as a stranger, and as nobody."""
