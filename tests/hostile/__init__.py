"""The promises held from outside: hostile and odd journals, and what must be true of each site."""
