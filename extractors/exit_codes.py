"""The exit codes of every command; 0 is done, 2 is click's own for a wrong usage.

Nothing is imported: the first page is painted before much else is.
"""

EXIT_FAILURE = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
EXIT_OF_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""
