"""Why two names agree or not, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sijill.names.parsing import Name, Part, Role
from sijill.text import isolate, script

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sijill.names.chains import Names
    from sijill.names.workspace import Workspace

_ALIKE = 0.9


def _shown(parts: Sequence[Part]) -> str:
    return isolate(" ".join(part.written for part in parts), "plain")


def _listed(parts: Sequence[Part]) -> str:
    shown = [isolate(part.written, "plain") for part in parts]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _what(one: Part, other: Part) -> str:
    role = other.role if one.role is Role.INITIAL else one.role
    return {Role.NISBA: Role.FAMILY, Role.INITIAL: Role.GIVEN}.get(role, role).value


def _met(one: Sequence[Part], other: Sequence[Part], like: float) -> str:
    what = _what(one[0], other[0])
    left, right = _shown(one), _shown(other)
    if Role.INITIAL in (one[0].role, other[0].role):
        return f"{left} and {right} agree in the initial"
    together = "".join(part.shared for part in one), "".join(part.shared for part in other)
    if together[0] == together[1]:
        same = one[0].written == other[0].written and len(one) == len(other)
        return f"same {what} {left}" if same else f"same {what} written {left} / {right}"
    if like >= _ALIKE:
        return f"same {what} written {left} / {right}"
    near = "alike" if script(together[0]) != script(together[1]) else "nearly the same"
    return f"{what} {near}: {left} / {right}"


def _parts(name: Name) -> list[Part]:
    """Return the parts in the order of :mod:`sijill.names.chains`."""
    return [*name.parts, *(part for other in name.known_as for part in other), *name.kunya]


def _chain(names: Names, number: int) -> NDArray[Any]:
    found: NDArray[Any] = names.chain_parts[names.chain_starts[number] : names.chain_starts[number + 1]]
    return found


def sentence(left: Name, right: Name, names: Names, best: NDArray[Any], at: Workspace, *, steps: int) -> str:
    """Say what the path in ``at.trace`` pairs, sets against each other and skips."""
    from sijill.names.path import AGAINST, JOIN_LEFT, JOIN_RIGHT, MATCH, SKIP_LEFT

    parts = _parts(left), _parts(right)
    chains = _chain(names, int(best[0])), _chain(names, int(best[1]))
    said: list[str] = []
    only: tuple[list[Part], list[Part]] = ([], [])
    for step, i, j, _ in at.trace[:steps][::-1].tolist():
        one = [parts[0][chains[0][k]] for k in (i, i + 1) if k < len(chains[0])]
        other = [parts[1][chains[1][k]] for k in (j, j + 1) if k < len(chains[1])]
        if step == MATCH:
            said.append(_met(one[:1], other[:1], float(at.like[chains[0][i], chains[1][j]])))
        elif step == JOIN_LEFT:
            said.append(_met(one, other[:1], 1.0))
        elif step == JOIN_RIGHT:
            said.append(_met(one[:1], other, 1.0))
        elif step == AGAINST:
            said.append(f"{_shown(one[:1])} is not {_shown(other[:1])}")
        elif step == SKIP_LEFT:
            only[0].append(one[0])
        else:
            only[1].append(other[0])
    for which, missing in zip(("first", "second"), only, strict=True):
        if len(missing) == 1 and missing[0].role in (Role.FATHER, Role.GRANDFATHER, Role.FAMILY, Role.NISBA):
            said.append(f"{missing[0].role.value} {_listed(missing)} only in the {which}")
        elif missing:
            said.append(f"{_listed(missing)} only in the {which}")
    if left.kunya and right.kunya and left.kunya[0].shared != right.kunya[0].shared:
        said.append(f"kunyas {_shown(left.kunya)} / {_shown(right.kunya)}")
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."
