"""The recipe of the bundled model: from public weights and data to the file that is shipped."""
