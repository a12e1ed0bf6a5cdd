"""What a figure hangs together with: who has or does it, where, when, and who says so.

A Doc's clauses give candidates (`candidates`), the article's resolved entities decide between them (`resolution`).
"""
