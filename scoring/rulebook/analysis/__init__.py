"""Exact analysis of measures and scales: which values evidence can come to, and what each of them earns."""
