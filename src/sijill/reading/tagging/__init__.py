"""What was learned from annotated texts: where the things that rules look for stand, and what they say."""
