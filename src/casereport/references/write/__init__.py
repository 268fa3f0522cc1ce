"""References → files for other programs."""
