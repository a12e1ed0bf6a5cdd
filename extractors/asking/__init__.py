"""The query language: what a reader types to narrow an article or a corpus, without what it is asked of."""
