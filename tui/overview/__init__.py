"""Map and timeline of a result: its places and days, drawn as those of an article."""
