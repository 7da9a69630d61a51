"""A Chromium or Chrome of this machine, started without a window."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OFF = ("gpu", "quic", "background-networking", "component-update", "sync")
ARGUMENTS = ["--headless", "--no-first-run", *(f"--disable-{name}" for name in OFF)]
NO_BROWSER = "no Chromium or Chrome starts here; Debian: apt install chromium; elsewhere: python -m playwright install chromium"


def start_browser(chromium):
    """Start the first browser that does, playwright's own last, in its sandbox unless root runs it (it has none for root).

    ``chromium`` is playwright's. Returns None where none starts.
    """
    from playwright.sync_api import Error  # here: without playwright this module can still be read

    for executable in [*filter(None, map(shutil.which, NAMES)), None]:
        try:
            return chromium.launch(executable_path=executable, args=ARGUMENTS, chromium_sandbox=os.geteuid() != 0)
        except Error:
            continue
    return None
