"""How the benches measure and tell: a JSON line per figure."""

import json
import os
import resource
import sys
from time import perf_counter

import psutil


def clock(work):
    """CPU seconds that a call takes, of this process and of all that it starts: what else runs on the machine counts less so."""
    start = measure_cpu()
    work()
    return measure_cpu() - start


def measure_cpu():
    """CPU seconds that this process and all that it started took until now, whether these have ended or not."""
    processes = [psutil.Process(), *psutil.Process().children(recursive=True)]
    return sum(sum(process.cpu_times()[:4]) for process in processes)  # own, and those of its ended ones


def wait(work):
    """Seconds until a call is done."""
    start = perf_counter()
    work()
    return perf_counter() - start


def tell(figure, value, unit, **more):
    """Print one figure as a line of JSON."""
    print(json.dumps({"figure": figure, "value": round(value, 3), "unit": unit, **more}), flush=True)


def tell_load():
    """Print how many processes wanted to run in the last minute: above the number of cores, times are too long."""
    tell("load of the machine", os.getloadavg()[0], "processes", cores=os.cpu_count())


def tell_memory():
    """Print the most memory that this process took."""
    scale = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in kibibytes elsewhere
    tell("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 2**20, "MiB")
