"""Facts into sentences and spoken time, for the site and the terminal alike.

Every word of ours passes here or through a template; each sentence is made by
one function, whole, so that it can be translated whole. Names and the writer's
own words go in as they are: nothing here knows HTML or a terminal.

How a word is written here. A message is a whole sentence in English, looked up while
it is said and filled in after: ``_("You met {name} {when}").format(name=…, when=…)``.
What depends on a number gives both forms to ``plural("{n} note", "{n} notes", n)`` (see
``journal.wording.time``), which also says the number; a short word that could be
meant in several ways tells which: ``pgettext("state of a person", "Soon")``. What differs
by case is one message each (``"{name} is back"``, ``"{name} are back"``), never one that is
put together from pieces of English; only what is whole in itself, a name, a day, a length of
time, goes into another's place. No message is looked up while a module is imported: a
table holds functions (``"walk": lambda: _("a walk")``). Days and lists come from
``journal.language``. A new function gets its line in the tables of
``tests/wording/test_in_other_tongues.py``, which finds every word that was not looked up.
"""
