"""journal: a static-site generator for one's relationships."""

__version__ = "0.1.0"
