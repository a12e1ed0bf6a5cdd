"""A corpus in the window: its articles as a list, what was read of them, and an entity across articles."""
