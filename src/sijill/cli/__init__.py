"""The commands. Each is loaded only when it is called, so that the first word comes back at once."""

from __future__ import annotations


def main() -> None:
    """Run the command line; ends the process with 0, 1 or 2 as DESIGN §6 says (130: stopped from outside)."""
    try:
        from sijill.cli.app import run
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    run()
