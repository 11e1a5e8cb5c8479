"""The group of commands, and what becomes of errors: one sentence on stderr and an exit code."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Sequence

import click

from sijill import __version__
from sijill.cli.output import harmless, silence
from sijill.errors import SijillError

COMMANDS = {
    "new": "Make a new register.",
    "add": "Put files, folders and web pages in as sources, unharmed.",
    "describe": "Say anew what is known about a source.",
    "custody": "Show what befell a source, or note what did elsewhere.",
    "copies": "See which sources say nearly the same, and judge them.",
    "read": "Read a source, or a bare file, and propose claims.",
    "import": "Take in a list (XLSX, ODS, CSV …), or what changed in it.",
    "review": "See what waits, and accept or reject it.",
    "match": "Find the same person across lists and scripts.",
    "identity": "See who a person is made of; merge, split, undo.",
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
    _prepare()
    try:
        code = _finished(sys.argv[1:])
    except click.ClickException as error:
        _say(_sentence(error))
        code = BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        _say("Stopped; nothing was left half-written.")
        code = INTERRUPTED
    except SijillError as error:
        _say(str(error))
        code = _exit_code(error)
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        silence()
        code = DONE
    except OSError as error:
        # If it was our own output, it cannot be written when the process ends either.
        silence()
        _say(_refusal(error))
        code = FAILED
    except Exception as error:
        if os.environ.get("SIJILL_TRACEBACK"):
            raise
        _say(
            f"Sijill failed in a way that was not foreseen ({type(error).__name__});"
            " set SIJILL_TRACEBACK=1 and run it again to see where."
        )
        code = FAILED
    sys.exit(code)


def _prepare() -> None:
    """Let any character be printed whatever the terminal knows, and SIGTERM stop us as Ctrl-C does."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by whoever started us; nothing else may take its place.
            setattr(sys, name, open(os.devnull, "w"))  # noqa: PTH123, SIM115 (stays open as long as we run)
        else:
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _finished(arguments: Sequence[str]) -> int:
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            raise click.UsageError(f"The name or word {argument!r} is not UTF-8; write it anew.") from None
    code = sijill.main(arguments or ["--help"], prog_name="sijill", standalone_mode=False)
    return code if isinstance(code, int) else DONE


def _sentence(error: click.ClickException) -> str:
    said = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{said}; see `{context.command_path if context else 'sijill'} --help`."


def _refusal(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else "What was asked for cannot be read or written: "
    return f"{where}{error.strerror or error}; check names, permissions and free space, then try again."


def _exit_code(error: SijillError) -> int:
    """Tell what failed here from what was wrong with what came in."""
    if "sijill.store" not in sys.modules:
        return BAD_INPUT
    from sijill.store import NoRegister, NotFound, StoreError

    failed_here = isinstance(error, StoreError) and not isinstance(error, (NotFound, NoRegister))
    return FAILED if failed_here else BAD_INPUT


def _say(sentence: str) -> None:
    click.echo(f"sijill: {harmless(sentence)}", err=True)
