"""Any other style, by its CSL file."""
