"""Room `reporting`: names of report files, safe on every system."""

from __future__ import annotations

import re
from hashlib import sha256

from ..text.nearest import without_diacritics


def file_stem(proposal: str, policy: str = "") -> str:
    """A slug of the id and a short hash of it; `policy` tells apart several verdicts on one proposal."""
    slug = re.sub(r"[^A-Za-z0-9]+", "-", without_diacritics(proposal)).strip("-")[:40].rstrip("-")
    mark = sha256(f"{proposal}\0{policy}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug or 'proposal'}-{mark}"
