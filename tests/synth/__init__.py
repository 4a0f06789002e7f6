"""Invented projects."""
