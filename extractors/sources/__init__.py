"""Bytes to `Article`, one format a file; `opening.articles_in` chooses the format."""
