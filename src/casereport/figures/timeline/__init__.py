"""The timeline: labelled events over stretches of time."""
