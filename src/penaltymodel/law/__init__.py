"""The law as data: words, penalties, provisions, statutes."""
