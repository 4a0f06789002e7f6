"""A real browser on the built site."""
