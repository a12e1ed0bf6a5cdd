"""A reading and an entity to the lines of its card: pure functions, one kind a file."""
