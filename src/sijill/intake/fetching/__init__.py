"""One web address becomes one WARC file, safely, and only when a person asks.

::

    address     what may be asked for            reach       which machines may be asked
    connection  a socket to a checked machine    exchange    one request and its answer, within bounds
    hops        redirects, each checked anew     archive     the exchanges as a WARC
"""

from sijill.intake.fetching.hops import Fetched, fetch
from sijill.intake.fetching.limits import FetchLimits
from sijill.intake.fetching.reach import is_public, system_resolve
from sijill.intake.fetching.refusal import FetchRefused

__all__ = ["FetchLimits", "FetchRefused", "Fetched", "fetch", "is_public", "system_resolve"]
