"""Questions with their evidence, and the figures that they yield."""
