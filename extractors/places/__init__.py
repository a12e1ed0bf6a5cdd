"""Named places: recognising them in a Doc, and linking them over an article."""
