"""Time and value axes: scales, ticks, pieces of a broken time axis."""
