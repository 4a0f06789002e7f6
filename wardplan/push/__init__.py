"""Bring another store to the state of a build (SPARQL 1.1 Graph Store HTTP Protocol)."""
