"""The reader: an article in the terminal with its facts beside it. It never imports spaCy or dateparser."""
