"""Sixty rules over a table of many agencies: the engines in columns against what one would write by hand."""
