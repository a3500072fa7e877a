"""The tables of fields: what each key of the writer's files means, and how it is read."""
