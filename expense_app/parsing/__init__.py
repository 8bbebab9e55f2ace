"""Text into expenses, and questions into intents. Pure: no database, no network, no clock."""
