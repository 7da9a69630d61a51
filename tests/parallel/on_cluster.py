"""What the parts of a cluster of two workers give, as one line of JSON: python on_cluster.py FOLDER

It is a process of its own, because Dask's threads give up on a process that is as large and as busy as that of all tests.
"""

import json
import os
import signal
import sys
import time
from functools import partial
from operator import add
from pathlib import Path

from distributed import LocalCluster

from themeloom.parallel import cluster
from themeloom.parallel.cluster import ADDRESS
from themeloom.parallel.processes import count_processes, run_parts


def find_process(_):
    """The process that works on a part."""
    return os.getpid()


def work_slowly(folder, part):
    """A part that takes a while, and leaves a file with the number of its process."""
    Path(folder, str(part)).write_text(str(os.getpid()))
    time.sleep(0.3)
    return part * 2


def count_sent_ahead():
    """How many of a hundred parts are sent before the first result is taken."""
    sent = []
    runs = run_parts(abs, (sent.append(part) or part for part in range(100)))
    next(runs)
    return len(sent), list(runs)


def kill_one(folder):
    """The results where the worker that did the first part is killed while others are worked on."""
    runs = run_parts(partial(work_slowly, folder), range(12))
    first = next(runs)
    os.kill(int(Path(folder, "0").read_text()), signal.SIGKILL)
    return [first, *runs]


def fail():
    """How a part that fails ends the whole."""
    try:
        list(run_parts(partial(divmod, 1), [1, 0]))
    except ZeroDivisionError as error:
        return type(error).__name__


def ask(address):
    """What is said of a scheduler that does not do."""
    try:
        list(cluster.run_on_cluster(abs, [1], address=address))
    except OSError as error:
        return str(error)


def main(folder):
    """Try all."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as local:
        os.environ[ADDRESS] = local.scheduler_address
        found = {
            "order": list(run_parts(partial(add, 1), range(50))),
            "none": list(run_parts(abs, [])),
            "workers": sorted(set(run_parts(find_process, range(20)))),
            "alone": sorted(set(run_parts(find_process, range(3), processes=1))),
            "own": os.getpid(),
            "processes": count_processes(0),
            "failure": fail(),
            "ahead": count_sent_ahead(),
            "killed": kill_one(folder),
        }
    cluster.PATIENCE = 1
    with LocalCluster(n_workers=0, dashboard_address=":0") as idle:
        found["idle"] = ask(idle.scheduler_address)
    found |= {address: ask(address) for address in ("tcp://127.0.0.1:1", "nonsense")}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1])
