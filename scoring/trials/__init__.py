"""Trials: the cases of a rulebook run through reader and engine, what they leave untried, and drafts for that."""
