#!/bin/sh
# Run the first Python that is new enough: sh tools/python.sh SCRIPT ARGUMENTS
# The virtual environment's own comes first, then the one in SIJILL_PYTHON, then what is on the PATH.
set -eu

for python in .venv/bin/python "${SIJILL_PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    if [ -n "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$@"
    fi
done

if command -v python3 >/dev/null 2>&1; then
    found="this is $(python3 --version 2>&1 | head -n 1)"
else
    found="none was found"
fi
echo "Sijill needs Python 3.11 or newer; $found." >&2
case "$(uname -s)" in
    Darwin) echo "Install it from python.org, or with: brew install python@3.13" >&2 ;;
    *) echo "Install it (Debian, Ubuntu: sudo apt install python3 python3-venv; Fedora: sudo dnf install python3.13), or name one: SIJILL_PYTHON=/path/to/python3 make run" >&2 ;;
esac
exit 1
