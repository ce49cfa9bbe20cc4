"""DynamoDB's wire protocol on loopback: the engine ministack, and microburst in front of it.

Each runs in a process of its own that ends with ours, however ours ends: it watches a pipe.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

SDK = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_REGION": "eu-west-1",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "NO_PROXY": "127.0.0.1",
}
_PATIENCE = 30.0  # seconds that a process may take to open its port
_RUN = (
    "import os, runpy, sys, threading\n"
    "def watch():\n"
    "    sys.stdin.buffer.read()\n"
    "    os._exit(0)\n"
    "threading.Thread(target=watch, daemon=True).start()\n"
    "sys.argv = sys.argv[1:]\n"
    "runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)\n"
)


@contextmanager
def dynamodb(folder: Path) -> Iterator[str]:
    """A DynamoDB with nothing in it; its endpoint. folder: where it may leave files."""
    port = _free_port()
    env = {
        "SERVICES": "dynamodb",
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "LOG_LEVEL": "ERROR",
        "TMPDIR": str(folder),
    }
    with _process(["ministack"], env, port, folder / "dynamodb.log"):
        yield f"http://127.0.0.1:{port}"


class Faults:
    """A proxy that fails as it is told, and works when told nothing."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint

    def inject(self, **rule: Any) -> None:
        """Do what `rule` says (microburst's README, "Rules") to DynamoDB calls, beside earlier
        rules."""
        self._control("PATCH", "rules", [{"service": "dynamodb", **rule}])

    def clear(self) -> None:
        """Work again, and forget what was done."""
        self._control("POST", "rules", [])
        self._control("DELETE", "fired")

    def fired(self) -> list[str]:
        """The operations that were met by a fault, in order."""
        return [str(one["operation"]) for one in self._control("GET", "fired")]

    def _control(self, method: str, what: str, data: Any = None) -> Any:
        url = f"{self.endpoint}/_microburst/{what}"
        return _http(
            Request(url, None if data is None else json.dumps(data).encode(), method=method)
        )


@contextmanager
def faults(upstream: str, folder: Path) -> Iterator[Faults]:
    """A proxy in front of the DynamoDB at `upstream`."""
    port = _free_port()
    command = ["microburst", "--upstream", upstream, "--port", str(port)]
    with _process(command, {}, port, folder / "faults.log"):
        proxy = Faults(f"http://127.0.0.1:{port}")
        # Its first answer takes long: it reads the service's description for it.
        scope = "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/dynamodb/aws4_request"
        target = {"X-Amz-Target": "DynamoDB_20120810.ListTables", "Authorization": scope}
        _http(Request(proxy.endpoint, b"{}", target))
        yield proxy


@contextmanager
def _process(command: list[str], env: Mapping[str, str], port: int, log: Path) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", _RUN, *command],
            env={**os.environ, **SDK, **env},
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=out,
        )
    try:
        _await_port(process, port, log)
        yield
    finally:
        process.kill()  # it keeps nothing that would be worth a farewell
        process.communicate()


def _await_port(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"{process.args!r} did not open its port:\n{log.read_text()}")
        time.sleep(0.02)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _http(request: Request) -> Any:
    with build_opener(ProxyHandler({})).open(request, timeout=_PATIENCE) as answer:
        body = answer.read()
        return json.loads(body) if body else None
