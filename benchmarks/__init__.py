"""Measures how fast agencies are scored, as ratios taken within one run."""
