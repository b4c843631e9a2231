"""A made-up training on a day of its own, and the files that others send in it."""
