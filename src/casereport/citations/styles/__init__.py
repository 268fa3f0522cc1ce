"""The styles of our own: a module each, and the table of them."""
