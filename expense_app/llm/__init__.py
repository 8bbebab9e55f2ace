"""Providers that read messages: OpenAI and Gemini behind one protocol. No database, no web, no settings."""
