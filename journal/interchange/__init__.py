"""Other formats: what comes in, and what goes out."""
