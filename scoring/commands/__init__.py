"""The commands: one file each, thin; the table of `cli.py` names them, and only the one that is called is imported."""
