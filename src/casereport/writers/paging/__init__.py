"""How the blocks of a document fill the pages of a PDF: measured where they were laid out, planned by arithmetic, put in order."""
