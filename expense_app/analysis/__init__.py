"""Questions about the spending, answered from a closed set of typed queries."""
