"""Tables of the record: laboratory values, treatments, events."""
