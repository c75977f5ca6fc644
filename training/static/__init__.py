"""Makes the bundled static encoder, the list of roots, and the lexicon's tail and stems."""
