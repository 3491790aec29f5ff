"""Many agencies: a field of results under one rulebook, ranked, compared with last year, and tried for robustness."""
