"""Datelines: what stands before a report's first clause and is no part of it."""
