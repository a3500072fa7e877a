"""What git knows of a journal (PLAYBOOK K4): the facts of people that changed, each with its day.

Only commits that HEAD reaches are read, never the working tree. Without git, or
where git will not read the folder, there is simply no history.
"""
