"""The kernel that make runs a notebook in, from its start to its end."""

import signal
from contextlib import suppress

import psutil
from jupyter_client.manager import AsyncKernelManager

POLL = 0.01  # seconds between two looks whether it is gone
PATIENCE = 2  # seconds for its workers to end
ACCOUNTANT = "resource_tracker"  # in the command of what keeps account of the memory that workers share: it ends after them


class RunKernel(AsyncKernelManager):
    """A kernel that ends at once when its notebook has run.

    Asked in words, ipykernel waits for what keeps account of the memory of its workers, and now and then for a thread of its own
    that has ended: until it is told by a signal, after 2.5 s.
    """

    async def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:
        """End the workers that the kernel started and then itself by signals; so the system counts the workers' time to it.

        Parameters
        ----------
        now, restart : bool
            As jupyter_client has them; they change nothing here.
        """
        with suppress(psutil.NoSuchProcess):  # it ended in this moment
            _end_workers(psutil.Process(self.provisioner.pid))
        await self.signal_kernel(signal.SIGTERM)
        await self.finish_shutdown(pollinterval=POLL)


def _end_workers(kernel):
    """End what a kernel started, and wait until the kernel knows."""
    workers = [child for child in kernel.children() if ACCOUNTANT not in " ".join(child.cmdline())]
    for worker in workers:
        worker.terminate()
    psutil.wait_procs(workers, timeout=PATIENCE)
