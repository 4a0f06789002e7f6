"""Content negotiation wherever the site is hosted: one matrix for all servers."""
