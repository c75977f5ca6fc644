"""Articles in, evidence out: reading, storing, indexing and finding."""
