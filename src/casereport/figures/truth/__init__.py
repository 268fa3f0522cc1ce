"""Finished scenes read back and compared with what they were drawn from."""
