"""The pages: what each says (views), how it looks (theme), where it stands (addresses)."""
