"""What no score says by itself: how sure, what drives it, what would change it, how robust.

Pure functions over an edition and a case; their results are frozen models. Only
`robustness` draws numbers, from a seed that the methodology declares.
"""
