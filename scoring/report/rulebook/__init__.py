"""Rulebooks for people: listed, shown, compared, and what checking them found."""
