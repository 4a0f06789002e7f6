"""Measurements, not tests: `make bench-serve`."""
