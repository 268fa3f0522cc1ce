"""Figures of the record: what each is drawn from, and where it stands."""
