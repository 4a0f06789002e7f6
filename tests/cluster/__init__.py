"""Builds beyond one machine, as far as one process shows them."""
