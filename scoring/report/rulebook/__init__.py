"""Rulebooks for people: listed, shown and compared."""
