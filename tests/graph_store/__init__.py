"""A small store with the Graph Store Protocol and SPARQL, for the tests of `wardplan push`."""
