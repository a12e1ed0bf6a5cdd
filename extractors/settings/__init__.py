"""The configuration: where its file is, what can be set, and what the file says. Read by the window and by `extract`."""
