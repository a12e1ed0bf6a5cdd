"""What is chosen in the window and written to a pipe when it closes."""
