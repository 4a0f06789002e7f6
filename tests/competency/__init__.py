"""Questions the data must answer, and how their answers are written: `make answers`."""
