"""What a record says, placed in time, judged and worded once; made once a build and handed to all who print, draw, check or ask.

Axes, anchors ← clocks ← words, ranges ← results, treatments, events ← chart. Frozen values; nothing here knows a journal, a figure or a
document.
"""

from casereport.chart.axes import Axis
from casereport.chart.chart import Chart, PatientChart
from casereport.chart.clocks import Clocks
from casereport.chart.place import Place
from casereport.chart.results import PlacedResult, PlacedSeries

__all__ = ["Axis", "Chart", "Clocks", "PatientChart", "Place", "PlacedResult", "PlacedSeries"]
