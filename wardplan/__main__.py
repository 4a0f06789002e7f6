"""`python -m wardplan` is the command `wardplan`."""

from wardplan.cli import main

main()
