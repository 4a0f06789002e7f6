"""Releases: frozen data, what changed between them, and what they promise."""
