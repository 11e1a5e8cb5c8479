"""Which files a process may open (Linux Landlock, kernel 5.13 and later; no rights are needed for it).

The interface is the kernel's: ``linux/landlock.h`` and the page landlock(7).
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_QUERY = 1
_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_READING = _READ_FILE | _READ_DIR
_REFER, _TRUNCATE, _IOCTL = 1 << 13, 1 << 14, 1 << 15
_ALL_FIRST = (1 << 13) - 1
_ON_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL
_NET_BIND_CONNECT = 0b11
_SCOPE_SOCKETS_AND_SIGNALS = 0b11

_PROGRAMS = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/opt", "/nix/store")
_SETTINGS = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/localtime", "/proc/cpuinfo")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


def close_files(readable: Iterable[int], folder: Path) -> tuple[str, ...]:
    """Leave open to this process only what it needs; give a sentence if that cannot be enforced.

    It may read and run programs and libraries, read the files that ``readable`` are descriptors of (also
    when they are opened anew), and do as it likes in ``folder``. On kernels that know it, no TCP port and no
    signal or abstract socket to a process outside is left either.
    """
    said = ("The worker could not be kept from other files on this system.",)
    if sys.platform != "linux":
        return said
    libc = ctypes.CDLL(None, use_errno=True)
    abi = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_QUERY)
    if abi < 1:
        return said
    rights = _rights(abi)
    attributes = struct.pack("=QQQ", rights, *_beyond_files(abi))[: _attribute_size(abi)]
    ruleset = libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    if ruleset < 0:
        return said
    try:
        for path in {*_PROGRAMS, *_SETTINGS, *_of_python()}:
            _allow_path(libc, ruleset, path, _EXECUTE | _READING)
        for path in _DEVICES:
            _allow_path(libc, ruleset, path, _READ_FILE | _WRITE_FILE)
        _allow_path(libc, ruleset, str(folder), rights & ~_EXECUTE)
        for descriptor in readable:
            _allow(libc, ruleset, descriptor, _READ_FILE)
        restricted = libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0
    finally:
        os.close(ruleset)
    return () if restricted else said


def _rights(abi: int) -> int:
    rights = _ALL_FIRST
    for needed, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL)):
        if abi >= needed:
            rights |= right
    return rights


def _beyond_files(abi: int) -> tuple[int, int]:
    return (_NET_BIND_CONNECT if abi >= 4 else 0, _SCOPE_SOCKETS_AND_SIGNALS if abi >= 6 else 0)


def _attribute_size(abi: int) -> int:
    return 24 if abi >= 6 else 16 if abi >= 4 else 8


def _of_python() -> list[str]:
    package = Path(__file__).resolve().parents[2]
    return [sys.prefix, sys.base_prefix, str(package), *filter(os.path.isdir, sys.path)]


def _allow_path(libc: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    # What is not there need not be opened.
    with suppress(OSError):
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            _allow(libc, ruleset, descriptor, rights if Path(path).is_dir() else rights & _ON_FILES)
        finally:
            os.close(descriptor)


def _allow(libc: ctypes.CDLL, ruleset: int, descriptor: int, rights: int) -> None:
    rule = struct.pack("=Qi", rights, descriptor)
    libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, rule, 0)
