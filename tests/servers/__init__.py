"""Real web servers on loopback; `make test-servers` runs these."""
