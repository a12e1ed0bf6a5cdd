"""Clauses of a Doc: who does what to whom, when and where, and on what each clause hangs.

The first component after the model. Whatever asks the parse for more than a word's own head asks here, so that figures, actors
and dates agree on what a clause is.
"""
