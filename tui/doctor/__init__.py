"""`q7x2-tui doctor`: what is installed, which model, index and folders are used, what the terminal can do, and what is wrong."""
