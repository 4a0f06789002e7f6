"""Other people's checkers and rules on our output; `make judges` runs these."""
