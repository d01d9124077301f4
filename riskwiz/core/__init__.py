"""The pure core: editions, cases, scoring and determinations as frozen data and functions.

Nothing in here reads a file, a clock or the environment, prints, or draws a random number.
"""
