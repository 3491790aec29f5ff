"""What to do about a result, and where a change of points comes from."""
