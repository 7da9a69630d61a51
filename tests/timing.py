"""How the benches measure and tell: a JSON line per figure."""

import json
import resource
import sys
from time import perf_counter


def clock(work):
    """Seconds that a call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def tell(figure, value, unit, **more):
    """Print one figure as a line of JSON."""
    print(json.dumps({"figure": figure, "value": round(value, 3), "unit": unit, **more}), flush=True)


def tell_memory():
    """Print the most memory that this process took."""
    scale = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in kibibytes elsewhere
    tell("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 2**20, "MiB")
