"""JupyterLab as a user has it: a copy of the project, the server on it, a notebook opened there and run."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

TOKEN = "browser-tests"
OPTIONS = "--allow-root --no-browser --ip=127.0.0.1 --ServerApp.port_retries=0 --LabApp.expose_app_in_browser=True"
START = 120  # seconds that a server may take to answer, and a notebook to open

# The cells are asked, not the page: what is scrolled out of sight is not in the page.
READY = """() => {
  const panel = window.jupyterapp?.shell.currentWidget;
  return panel?.context?.isReady && panel.sessionContext?.session?.kernel?.status === "idle";
}"""
STATE = """() => {
  const panel = window.jupyterapp.shell.currentWidget;
  const cells = Array.from(panel.content.model.cells).filter(cell => cell.type === "code" && cell.sharedModel.source.trim());
  const outputs = cells.flatMap(cell => cell.outputs.toJSON()).filter(output => output.output_type === "error");
  const errors = outputs.map(output => `${output.ename}: ${output.evalue}`);
  const dialogs = Array.from(document.querySelectorAll(".jp-Dialog"), dialog => dialog.innerText);
  const idle = panel.sessionContext.session?.kernel?.status === "idle";
  return {errors: errors.concat(dialogs), idle, done: cells.filter(cell => cell.executionCount).length, all: cells.length};
}"""


@dataclass(frozen=True)
class Lab:
    """A JupyterLab that runs, and the copy of the project that it serves: a test may save and set there what it likes."""

    folder: Path
    port: int
    token: str = TOKEN

    def locate(self, path):
        """The address that opens a file of the project in Lab, in a fresh workspace."""
        return f"http://127.0.0.1:{self.port}/lab/tree/{path}?token={self.token}&reset"

    def ask(self, path, method="GET"):
        """Ask the server's interface; returns what it answers."""
        request = Request(
            f"http://127.0.0.1:{self.port}/api/{path}", method=method, headers={"Authorization": f"token {self.token}"}
        )
        with build_opener(ProxyHandler({})).open(request, timeout=30) as answer:  # a proxy does not know this machine
            return json.loads(answer.read() or "null")

    def shut_kernels(self):
        """End every notebook's kernel, which Lab leaves running when its page is closed; their memory adds up."""
        for session in self.ask("sessions"):
            self.ask(f"sessions/{session['id']}", method="DELETE")


@contextmanager
def start_lab(folder, scratch, *, token=TOKEN):
    """Run ``make lab`` on a project folder until the block ends; its log and what Lab itself remembers go to ``scratch``.

    Without a token the server makes one for itself, as it does for a user.

    Raises RuntimeError with the end of the log where the server does not start.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "JUPYTER"))}
    own = {f"JUPYTER_{name}_DIR": str(scratch / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    options = f"LAB={OPTIONS} --port={port}" + (f" --IdentityProvider.token={token}" if token else "")
    command = ["make", "lab", f"PYTHON={sys.executable}", options]
    with (scratch / "lab.log").open("w") as log:
        streams = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
        server = subprocess.Popen(command, cwd=folder, env=inherited | own, start_new_session=True, **streams)
    try:
        yield _wait_for_answer(Lab(folder, port, token), server, scratch)
    finally:
        _end(server)


def _wait_for_answer(lab, server, scratch):
    """Wait until the server answers; returns it with its token."""
    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        with suppress(OSError, ValueError):  # it does not listen yet, or has not written its token whole
            lab = replace(lab, token=lab.token or read_server(scratch)["token"])
            lab.ask("status")
            return lab
        time.sleep(0.2)
    log = scratch / "lab.log"
    raise RuntimeError(f"JupyterLab did not start; the end of its log, {log}:\n{log.read_text()[-3000:]}")


def read_server(scratch):
    """What a server that runs says of itself to programs of its user; FileNotFoundError where it does not yet."""
    for path in (scratch / "runtime").glob("jpserver-*.json"):
        return json.loads(path.read_text())
    raise FileNotFoundError


def _end(server):
    """End the server and all it started: on SIGTERM it ends its kernels; what is left in its group is killed."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, sign)
            server.wait(timeout=30)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass


@contextmanager
def open_notebook(page, lab, path):
    """Have a notebook of the project open in Lab, its kernel idle (Run All before that does nothing); end the kernel after it."""
    try:
        page.goto(lab.locate(path))
        page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=START * 1000)
        page.wait_for_function(READY, timeout=START * 1000, polling=200)
        yield
    finally:
        page.goto("about:blank")
        lab.shut_kernels()


def run_all(page, *, timeout):
    """Choose Run > Run All Cells in the open notebook and wait until every code cell has run or one has failed.

    Returns what went wrong, empty where nothing did: the errors of cells as ``name: message``, the text of a dialog that Lab
    shows (a kernel that died), and that it took longer than ``timeout`` seconds.
    """
    page.click('.lm-MenuBar-itemLabel:text-is("Run")')
    page.click('.lm-Menu-itemLabel:text-is("Run All Cells")')
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        state = page.evaluate(STATE)
        if state["errors"]:
            page.wait_for_timeout(1000)  # Lab writes a dialog part by part
            return page.evaluate(STATE)["errors"]
        if state["idle"] and state["done"] == state["all"]:
            return []
        page.wait_for_timeout(200)
    return [f"{state['done']} of {state['all']} code cells had run after {timeout} s"]
