"""The vocabulary: people, notes, promises, settings. Frozen, and valid once made."""
