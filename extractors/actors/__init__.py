"""Who acts or is acted on: persons, organisations, groups, roles, and states that act."""
