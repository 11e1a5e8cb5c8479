"""Memory, processor time, file sizes and open files (POSIX ``setrlimit``)."""

from __future__ import annotations

from sijill.extraction.limits import Limits


def limit_resources(limits: Limits, size: int) -> tuple[str, ...]:
    """Limit this process for a file of ``size`` bytes; give a sentence for each limit that cannot be set."""
    try:
        import resource
    except ImportError:
        return ("This system has no process limits; only the time of the worker is bounded.",)
    # A second more than the clock allows: the message about time is the better one.
    wanted = {
        "RLIMIT_CORE": (0, 0),
        "RLIMIT_AS": (limits.memory_bytes, limits.memory_bytes),
        "RLIMIT_CPU": (_seconds(limits, size), _seconds(limits, size, pages=limits.pages)),
        "RLIMIT_FSIZE": (limits.output_bytes, limits.output_bytes),
        "RLIMIT_NOFILE": (limits.open_files, limits.open_files),
    }
    missing = []
    for name, values in wanted.items():
        try:
            resource.setrlimit(getattr(resource, name), values)
        except (AttributeError, OSError, ValueError):
            missing.append(f"The worker's limit {name} could not be set on this system.")
    return tuple(missing)


def allow_time(limits: Limits, size: int, *, pages: int, ocr_pages: int) -> None:
    """Raise the processor time of this process to what so many pages may take."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    seconds = int(limits.wall_seconds(size, pages=pages, ocr_pages=ocr_pages)) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (min(seconds, hard), hard))


def _seconds(limits: Limits, size: int, pages: int = 0) -> int:
    return int(limits.wall_seconds(size, pages=pages, ocr_pages=pages)) + 1
