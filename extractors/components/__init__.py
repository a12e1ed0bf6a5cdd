"""The pipeline's components: one spaCy factory a file."""
