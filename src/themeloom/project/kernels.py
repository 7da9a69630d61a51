"""The kernel that make runs a notebook in, from its start to its end."""

import signal

from jupyter_client.manager import AsyncKernelManager

POLL = 0.01  # seconds between two looks whether it is gone


class RunKernel(AsyncKernelManager):
    """A kernel that ends at once when its notebook has run.

    Asked in words, ipykernel now and then waits for a thread of its own that has ended, until it is told by a signal after 2.5 s.
    """

    async def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:
        """End the kernel and the workers that it started by a signal; what keeps account of their memory clears up after them.

        Parameters
        ----------
        now, restart : bool
            As jupyter_client has them; they change nothing here.
        """
        await self.signal_kernel(signal.SIGTERM)
        await self.finish_shutdown(pollinterval=POLL)
