"""Measures of plancmp: ``python -m benchmarks.<name>``."""
