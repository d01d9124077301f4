"""The rules of an edition, one a file; the docstring of each is its manual page."""
