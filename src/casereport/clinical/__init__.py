"""Units, analytes and doses: tables and small functions without a record."""
