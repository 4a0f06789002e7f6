"""Content negotiation on other people's web servers, by rules for patterns of addresses."""
