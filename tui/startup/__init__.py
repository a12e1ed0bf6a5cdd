"""What is done before Textual is imported: the first page is painted, at the place where the article was left.

`first_page`, `article_page` and `reading_position` are loaded before anything is on the screen, with what they import: no
`typing`, `dataclasses` or `pathlib`, each of which takes longer than painting. So types that are only written down stand under
`TYPE_CHECKING = False`, values are plain classes with `__slots__`, and spans are `extractors.span.Span`, which needs no `typing`.
`tests/test_imports.py` holds them to it.
"""
