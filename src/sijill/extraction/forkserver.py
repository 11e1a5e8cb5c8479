"""The process that workers are made from: ``python -m sijill.extraction.forkserver CONTROL PRELOAD``.

It has loaded what readers need, left the network, and never sees a byte of a file: for each file it makes a
copy of itself (``fork``), which confines itself and reads that one file. Making a copy takes a few
milliseconds where starting Python anew would take hundreds.

Requests come one at a time over the socket ``CONTROL``, as one line of JSON with the descriptors of the
file, of the pipe for the answer and of the pipe for the exit status. When the socket closes, all end.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import struct
import sys
from contextlib import suppress

from sijill.extraction import confinement
from sijill.extraction.worker import Request, confine, work

LARGEST_REQUEST = 64 * 1024
STATUS = struct.Struct("=i")


class _Server:
    def __init__(self, control: socket.socket, unenforced: tuple[str, ...]) -> None:
        self.control = control
        self.unenforced = unenforced
        self.running: dict[int, int] = {}

    def serve(self) -> None:
        """Answer requests until nobody is there to ask."""
        woken, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        try:
            while True:
                control = self.control.fileno()
                ready, _, _ = select.select([control, woken], [], [])
                if woken in ready:
                    os.read(woken, 512)
                    self._reap()
                if control in ready and not self._answer():
                    return
        finally:
            for process in self.running:
                _kill(process)

    def _answer(self) -> bool:
        line, descriptors, _, _ = socket.recv_fds(self.control, LARGEST_REQUEST, 3)
        if not line:
            return False
        request = json.loads(line)
        if "kill" in request:
            if request["kill"] in self.running:
                _kill(request["kill"])
            self.control.sendall(b"{}\n")
            return True
        source, output, status = descriptors
        process = os.fork()
        if process == 0:
            self._become_worker(Request.from_json(request), source, output)
        os.close(source)
        os.close(output)
        self.running[process] = status
        self.control.sendall(json.dumps({"process": process}).encode() + b"\n")
        return True

    def _become_worker(self, request: Request, source: int, output: int) -> None:
        """Do the work of one file and end, whatever happens: nothing of the server may go on in the copy."""
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            self.control.close()
            for pipe in self.running.values():
                os.close(pipe)
            unenforced = (*self.unenforced, *confine(request, source))
            with os.fdopen(output, "wb") as stream:
                work(request, source, stream, unenforced)
            status = 0
        finally:
            os._exit(status)

    def _reap(self) -> None:
        for process in list(self.running):
            done, status = os.waitpid(process, os.WNOHANG)
            if done:
                # What the worker started may hold its pipe open.
                _kill(process)
                pipe = self.running.pop(process)
                with suppress(BrokenPipeError):
                    os.write(pipe, STATUS.pack(os.waitstatus_to_exitcode(status)))
                os.close(pipe)


def _kill(process: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process, signal.SIGKILL)
    with suppress(ProcessLookupError, PermissionError):
        os.kill(process, signal.SIGKILL)


def main(arguments: list[str]) -> int:
    """Serve until the control socket closes."""
    control, preload = arguments
    # Ctrl-C is for whoever asked: the server ends when they close the socket.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if preload == "all":
        from sijill.extraction.formats import load_all

        load_all()
    unenforced = confinement.leave_network()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(control)) as connection:
        connection.sendall(b"{}\n")
        _Server(connection, unenforced).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
