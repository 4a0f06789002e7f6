"""Tests of what a new project holds."""
