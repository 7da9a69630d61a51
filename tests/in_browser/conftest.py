"""What every test in a browser needs: the browser, a page and what went wrong on it, and a JupyterLab.

Browser and JupyterLab do not last for the session: what drives the browser keeps an event loop running in this process, and a
JupyterLab takes memory; the tests of other folders are better off without them.
"""

from pathlib import Path

import pytest

from copies import CORPUS, ROOT, copy_project
from in_browser.chromium import NO_BROWSER, start_browser
from in_browser.lab import start_lab

FOLDER = Path(__file__).parent
NO_DRIVER = "tests in a browser need playwright: python -m pip install playwright"
NOT_MADE = "the themes are not made yet: run make first"


def pytest_collection_modifyitems(items):
    """Put the tests of this folder last: they are the slowest, and a fault in a module should not wait for them to be seen."""
    items.sort(key=lambda item: FOLDER in item.path.parents)


@pytest.fixture(scope="package")
def browser():
    """The first Chromium or Chrome that starts, playwright's own last; the tests are skipped where none does."""
    driver = pytest.importorskip("playwright.sync_api", reason=NO_DRIVER)
    with driver.sync_playwright() as playwright:
        started = start_browser(playwright.chromium)
        if started is None:
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


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    """A JupyterLab on a copy of the project, one a module: what one saves there must not reach the notebooks of another.

    Asks for the browser so that it is not started in vain.
    """
    if not (ROOT / "data" / CORPUS / "derived" / "05_themes.parquet").exists():
        pytest.skip(NOT_MADE)
    scratch = tmp_path_factory.mktemp("lab")
    with start_lab(copy_project(scratch / "my project"), scratch) as started:
        yield started
