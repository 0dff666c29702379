"""How much memory this process has needed."""

import sys


def peak_megabytes() -> float:
    """Return the most that this process has held in memory at once."""
    import resource  # not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3
