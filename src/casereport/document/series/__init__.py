"""Four patients or more, told as a series: counts and medians, what all share once, and what differs in one table with a row for each."""
