"""What a release is made of: `make release` builds it, tries it in fresh environments, and says what is in it."""
