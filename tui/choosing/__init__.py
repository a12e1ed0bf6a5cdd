"""What a reader can choose from, as pure functions: what of an entity can be changed, into which one it can be merged."""
