"""RIS, PubMed (NBIB and XML) and EndNote (XML and tagged) → references."""
