"""The index of search: what is in it, and in which form."""
