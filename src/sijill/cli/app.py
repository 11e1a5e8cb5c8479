"""The group of commands, and what becomes of errors: one sentence on stderr and an exit code."""

from __future__ import annotations

import importlib
import os
import sys

import click

from sijill import __version__
from sijill.errors import SijillError

COMMANDS = {
    "new": "Make a new register.",
    "add": "Put files in as sources, unharmed and hashed.",
    "read": "Read a source, or a bare file, and propose claims.",
    "import": "Take in a list (CSV), or what has changed in it.",
    "review": "See what waits, and accept, reject or correct it.",
    "match": "Find the same person across lists and scripts.",
    "count": "Count what is documented, beside what is claimed.",
    "show": "Show people and claims, each with its passage.",
    "search": "Find people by name, across scripts and spellings.",
    "verify": "Hold ledger, tables and files against each other.",
    "rebuild": "Make the tables anew from the ledger.",
    "erase": "Erase for safety whatever was made from a thing.",
    "export": "Write the ledger out for an outside verifier.",
    "serve": "Open the register's pages in a browser.",
    "demo": "Build a register of fictional sources and open it.",
}

DONE, FAILED, BAD_INPUT = 0, 1, 2
INTERRUPTED = 130


class _Lazy(click.Group):
    """Knows every command's name and line of help without loading any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"sijill.cli.commands.{cmd_name}_")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sijill")
def sijill() -> None:
    """A sourced register of who was taken, sentenced or killed, and who says so."""


def run() -> None:
    """Run the command line and end the process."""
    try:
        code = sijill.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        _say("Stopped; nothing was left half-written.")
        code = INTERRUPTED
    except SijillError as error:
        _say(str(error))
        code = _exit_code(error)
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except Exception as error:
        if os.environ.get("SIJILL_TRACEBACK"):
            raise
        _say(
            f"Sijill failed in a way that was not foreseen ({type(error).__name__});"
            " set SIJILL_TRACEBACK=1 and run it again to see where."
        )
        code = FAILED
    sys.exit(code if isinstance(code, int) else DONE)


def _exit_code(error: SijillError) -> int:
    """Tell what failed here from what was wrong with what came in."""
    if type(error).__module__.startswith("sijill.store"):
        from sijill.store import NoRegister, NotFound

        return BAD_INPUT if isinstance(error, (NotFound, NoRegister)) else FAILED
    return BAD_INPUT


def _say(sentence: str) -> None:
    click.echo(f"sijill: {sentence}", err=True)
