"""A rulebook compiled once into typed operations over columns, for any engine that has a word for each operation."""
