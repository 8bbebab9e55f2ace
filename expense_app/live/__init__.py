"""What one of the two does appears on the other's open pages."""
