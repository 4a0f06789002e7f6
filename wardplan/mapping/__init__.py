"""From records to triples."""
