"""What `q7x2-tui doctor` looks at: packages, model, place index, what is kept. The trial alone imports spaCy."""
