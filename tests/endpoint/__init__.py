"""The endpoint, from its words to its workers."""
