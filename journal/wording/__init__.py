"""Facts into sentences and spoken time, for the site and the terminal alike.

Every word of ours passes here or through a template; each sentence is made by
one function, whole, so that it can be translated whole. Names and the writer's
own words go in as they are: nothing here knows HTML or a terminal.
"""
