"""Walking through the writer's folder and reading its files; the only reader of the writer's text."""
