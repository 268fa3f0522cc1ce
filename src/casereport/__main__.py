"""Runs the command line as `python -m casereport`."""

from __future__ import annotations

from casereport.door import main

if __name__ == "__main__":
    raise SystemExit(main())
