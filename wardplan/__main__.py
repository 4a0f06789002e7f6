"""`python -m wardplan` is the command `wardplan`."""

from wardplan.entry import main

main()
