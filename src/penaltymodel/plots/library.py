"""
The parts of Matplotlib that pictures use.

They have the type ``Any``, because Matplotlib leaves many of its types unknown.
"""

from __future__ import annotations

from typing import Any

import matplotlib as mpl

from matplotlib import colors as _colors
from matplotlib import dates as _dates
from matplotlib import lines as _lines
from matplotlib import patches as _patches
from matplotlib import pyplot as plt
from matplotlib import ticker as _ticker


matplotlib: Any = mpl
colors: Any = _colors
dates: Any = _dates
lines: Any = _lines
patches: Any = _patches
pyplot: Any = plt
ticker: Any = _ticker
