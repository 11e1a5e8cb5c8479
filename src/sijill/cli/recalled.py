"""The command that is running, as it can be given again; paths are cut to their last part."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Any

import click


def recalled() -> str:
    """Write the command with what was given to it, in the order of its options."""
    context = click.get_current_context()
    words = [context.command_path.rpartition("/")[2]]
    for parameter in context.command.params:
        given = context.params.get(parameter.name or "")
        told = context.get_parameter_source(parameter.name or "")
        if told is not click.core.ParameterSource.COMMANDLINE:
            continue
        for value in given if isinstance(given, tuple) else (given,):
            words += _words(parameter, value)
    return " ".join(words)


def _words(parameter: click.Parameter, value: Any) -> list[str]:
    said = quote(value.name or "." if isinstance(value, Path) else str(value))
    if isinstance(parameter, click.Argument):
        return [said]
    name = max(parameter.opts, key=len)
    return [name] if isinstance(value, bool) else [name, said]
