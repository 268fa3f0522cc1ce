"""What the record tells where the author wrote nothing."""
