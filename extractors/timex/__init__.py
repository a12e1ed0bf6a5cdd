"""Time expressions: found in a Doc by a lexer and a grammar of their own, resolved to TIMEX3 values against an anchor."""
