"""What is asked: the rulebook's model, its measures and scales, loading and checking."""
