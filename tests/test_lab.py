"""JupyterLab as `make lab` starts it lets nobody in but its user: it is asked here while it runs."""

import shutil
import socket
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

import pytest

from copies import ROOT
from in_browser.lab import read_server, start_lab

FOREIGN = "http://example.org"


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """The server on a project of which it needs no more than its settings, with the token that it makes for itself."""
    folder = tmp_path_factory.mktemp("project") / "my project"
    scratch = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks" / ".jupyter", folder / "notebooks" / ".jupyter")
    shutil.copy(ROOT / "Makefile", folder)
    with start_lab(folder, scratch, token="") as lab:
        yield lab, read_server(scratch)


@pytest.fixture
def ask(started):
    """Ask the server with headers of one's own, as one browser; returns the status and the headers of the answer."""
    opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))

    def ask(path, method="GET", **headers):
        request = Request(f"http://127.0.0.1:{started[0].port}/{path}", method=method, headers=headers)
        try:
            with opener.open(request, timeout=60) as answer:
                return answer.status, answer.headers
        except HTTPError as error:
            return error.code, error.headers

    return ask


def test_it_has_a_long_token_and_no_password(started):
    _, server = started
    assert len(server["token"]) >= 40
    assert server["password"] is False


def test_it_is_reached_from_this_machine_only(started):
    lab, server = started
    assert server["hostname"] in ("localhost", "127.0.0.1")
    socket.create_connection(("127.0.0.1", lab.port)).close()
    with pytest.raises(OSError, match="refused"):  # a server for every address would answer here too
        socket.create_connection(("127.0.0.2", lab.port), timeout=5)


@pytest.mark.parametrize("path", ["api/contents", "api/kernels", "api/sessions", "api/terminals"])
def test_nothing_is_given_without_the_token(ask, path):
    assert ask(path)[0] == 403
    assert ask(path, Authorization="token wrong")[0] == 403


def test_a_page_of_another_site_may_read_nothing(ask, started):
    assert ask(f"lab?token={started[0].token}")[0] == 200
    _, headers = ask("api/contents", Origin=FOREIGN)  # with the cookie that came with Lab's page
    assert headers["Access-Control-Allow-Origin"] is None


def test_a_name_that_leads_here_from_elsewhere_is_refused(ask, started):
    assert ask("api/contents", Authorization=f"token {started[0].token}", Host="example.org")[0] == 403


def test_who_has_a_cookie_needs_the_sign_of_the_page_too(ask, started):
    assert ask(f"lab?token={started[0].token}")[0] == 200
    assert ask("api/contents")[0] == 200  # by the cookie that came with the page
    assert ask("api/contents", method="POST")[0] == 403
    assert ask("api/contents", method="POST", Origin=FOREIGN)[0] in (403, 404)
