"""Bibliographies in every format that managers write → references."""
