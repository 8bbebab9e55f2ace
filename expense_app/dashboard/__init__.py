"""The month at a glance."""
