"""Bytes to `Article`, one format a file. `articles_in` chooses the format."""

from extractors.sources.opening import SUFFIXES_OF_RECORDS, articles_in, single_article

__all__ = ["SUFFIXES_OF_RECORDS", "articles_in", "single_article"]
