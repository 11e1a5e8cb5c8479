"""How a process gives up, for good and before it sees a hostile byte, what it has no need of.

Each part is tried on its own: what this system cannot enforce is said in one sentence each, never silently
left out. Linux enforces all of it, without being root; macOS only the resource limits.
"""

from __future__ import annotations

from sijill.extraction.confinement.capabilities import drop_capabilities
from sijill.extraction.confinement.landlock import close_files
from sijill.extraction.confinement.namespaces import leave_network
from sijill.extraction.confinement.resources import limit_resources
from sijill.extraction.confinement.seccomp import forbid_calls

__all__ = ["close_files", "drop_capabilities", "forbid_calls", "leave_network", "limit_resources"]
