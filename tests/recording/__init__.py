"""Moving pictures: scripts of keys, recorded on a pseudo-terminal as asciinema's casts and drawn as animated SVG."""
