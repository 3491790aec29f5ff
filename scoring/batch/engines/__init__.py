"""The engines that run a columnar plan; each maps every operation to a word of its own, and refuses others by name."""
