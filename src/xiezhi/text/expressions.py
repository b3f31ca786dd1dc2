"""Regular expressions compiled once for good.

What `re.search` and its like keep of their own is pushed out by the thousand phrases of signs, and compiling one again
takes longer than reading a page with it.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """The compiled expression; only for patterns of the program, never for one made of a document's words."""
    return re.compile(pattern)
