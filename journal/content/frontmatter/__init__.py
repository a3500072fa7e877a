"""Front matter and journal.yaml as documents whose values know their place; the only user of yaml."""
