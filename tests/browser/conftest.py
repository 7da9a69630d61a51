"""What every test in a browser needs: the browser, a page and what went wrong on it, and a JupyterLab.

Browser and JupyterLab last for this folder, not for the session: what drives the browser keeps an event loop running in this
process, and a JupyterLab takes memory; the tests of other folders are better off without them.
"""

import os
import shutil
from pathlib import Path

import pytest

from browser.lab import CORPUS, ROOT, copy_project, start_lab

FOLDER = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OFF = ("gpu", "quic", "background-networking", "component-update", "sync")
ARGUMENTS = ["--headless", "--no-first-run", *(f"--disable-{name}" for name in OFF)]
NO_DRIVER = "tests in a browser need playwright: python -m pip install playwright"
NO_BROWSER = "no Chromium or Chrome starts here; Debian: apt install chromium; elsewhere: python -m playwright install chromium"
NOT_MADE = "the themes are not made yet: run make first"


def pytest_collection_modifyitems(items):
    """Put the tests of this folder last: they are the slowest, and a fault in a module should not wait for them to be told."""
    items.sort(key=lambda item: FOLDER in item.path.parents)


def launch(chromium, executable):
    """Start a browser, in its sandbox unless root runs it (it has none for root)."""
    return chromium.launch(executable_path=executable, args=ARGUMENTS, chromium_sandbox=os.geteuid() != 0)


@pytest.fixture(scope="package")
def browser():
    """The first Chromium or Chrome that starts, playwright's own last; the tests are skipped where none does."""
    driver = pytest.importorskip("playwright.sync_api", reason=NO_DRIVER)
    with driver.sync_playwright() as playwright:
        for executable in [*filter(None, map(shutil.which, NAMES)), None]:
            try:
                started = launch(playwright.chromium, executable)
                break
            except driver.Error:
                continue
        else:
            pytest.skip(NO_BROWSER)
        yield started
        started.close()


@pytest.fixture
def complaints():
    """What ``page`` wrote on its console as an error, and the exceptions that nobody caught there, in their order."""
    return []


@pytest.fixture
def page(browser, complaints):
    """A new page in a context of its own: no cookie and nothing stored is left of the test before."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.on(
        "console", lambda message: message.type == "error" and complaints.append(f"{message.text} ({message.location['url']})")
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()


@pytest.fixture(scope="package")
def lab(browser, tmp_path_factory):
    """A JupyterLab on a copy of the project; asks for the browser so that it is not started in vain."""
    if not (ROOT / "data" / CORPUS / "derived" / "05_themes.parquet").exists():
        pytest.skip(NOT_MADE)
    scratch = tmp_path_factory.mktemp("lab")
    with start_lab(copy_project(scratch / "my project"), scratch) as started:
        yield started
