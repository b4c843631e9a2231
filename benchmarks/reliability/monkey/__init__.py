"""A monkey at the window."""
