"""The verifier as a command: ``python -m sijill.ledger.verifier EXPORT [--key VKEY] [--against NOTE]``.

It needs this folder and Python, nothing else: copied out as ``ledger`` it runs as
``python -m ledger.verifier``. Exit 0: everything fits; 1: something does not; 2: a file cannot be read.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .verification import Check, Findings, Misfit, verify_export

__all__ = ["Check", "Findings", "Misfit", "main", "verify_export"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the export that the command line names, print what was found, return the exit code."""
    parser = argparse.ArgumentParser(
        prog="verifier", description="Check the export of a ledger and name everything that does not fit."
    )
    parser.add_argument("export", type=Path, help="the export, a file of JSON lines")
    parser.add_argument("--key", help="the verifier key, as its owner gave it to you")
    parser.add_argument("--against", type=Path, help="a file with an older checkpoint that you kept")
    options = parser.parse_args(arguments)
    try:
        against = options.against.read_bytes().decode() if options.against else None
        findings = verify_export(options.export, options.key, against=against)
    except OSError as error:
        sys.stderr.write(f"{error.filename} cannot be read: {error.strerror}.\n")
        return 2
    except UnicodeDecodeError:
        sys.stderr.write(f"{options.against} is not text, so it is no checkpoint.\n")
        return 2
    sys.stdout.write(report(findings))
    return 0 if findings.ok else 1


def report(findings: Findings) -> str:
    """What was found, a line each: misfits, then remarks, then the sum."""
    lines = [f"MISFIT {misfit}" for misfit in findings.misfits]
    lines += [f"NOTE {remark}" for remark in findings.remarks]
    shown = findings.entries - findings.withheld
    lines.append(f"{findings.entries} entries, {shown} with their body.")
    if findings.ok and findings.checkpoint:
        lines.append(f"Everything fits. Root {findings.checkpoint.root.hex()}.")
    else:
        lines.append(f"{len(findings.misfits)} things do not fit.")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
