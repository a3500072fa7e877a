"""The playbook's rules, a file a section: pure functions of a journal and a day."""
