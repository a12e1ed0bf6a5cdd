"""The tests, which begin with the package's word on threads: it counts only before NumPy is imported, by whatever test."""

import extractors  # noqa: F401
