"""Statements: who says what, with the words of saying, and how they stand to what is said.

`q7x2_statements` reads one paragraph; what needs the article (whom "he" means, a quotation that goes on in the next paragraph,
words in quotation marks with nobody beside them) is linked in `extractors.statements.linking`.
"""
