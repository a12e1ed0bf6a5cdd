"""The map: Natural Earth's coasts and borders, packed, projected and drawn in braille; pure functions."""
