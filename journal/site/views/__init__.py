"""What each page says, as frozen values: a file for each kind of page.

A view holds plain text, which the theme escapes, and :class:`~journal.site.markup.Html`
where names are links or prose is markup. Addresses in it are relative to its page.
"""
