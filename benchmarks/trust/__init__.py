"""What the project promises when things go wrong, tried: `make trust`."""
