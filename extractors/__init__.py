"""Text to facts: locations, actors, figures and dates of a news article.

Usable without the reader: nothing here imports Textual. `extractors.model` holds the values, `extractors.pipeline` loads
spaCy with the four components, `extractors.analysis` turns what they found into one `Analysis` of the whole article.
"""

__version__ = "0.1.0"
