"""The reading window without its widgets: the session, and the controllers that work on it."""
