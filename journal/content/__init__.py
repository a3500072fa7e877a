"""From the writer's files to a Journal: load, read, check, put together."""
