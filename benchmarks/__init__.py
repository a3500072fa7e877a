"""Measures how long whole commands take and how much memory they need: `python -m benchmarks`."""
