"""StratML of whole plans."""
