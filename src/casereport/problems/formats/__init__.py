"""Problems and reports printed for machines and for pages, a format a module."""

from casereport.problems.formats.data import as_json, reports_as_json
from casereport.problems.formats.github import as_github, checks_as_github
from casereport.problems.formats.junit import as_junit
from casereport.problems.formats.markdown import as_markdown
from casereport.problems.formats.sarif import as_sarif

__all__ = ["as_github", "as_json", "as_junit", "as_markdown", "as_sarif", "checks_as_github", "reports_as_json"]
