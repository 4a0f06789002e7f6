"""The SPARQL 1.1 Protocol over HTTP: queries only, in processes that can be stopped."""
