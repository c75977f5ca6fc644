"""The recipe of a model that reads and judges: from public weights and data to one file."""
