"""What a person says against an analysis: kept per article, or as a rule for every article."""
