"""From which data folder a plan comes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from plancmp.knowledge import files

SHIPPED, OWN = "shipped", "own"


def where(plan: str) -> str:
    """``shipped``, ``own``, or the folder of ``PLANCMP_DATA`` that holds the plan's file; empty where none does."""
    return whereabouts([plan])[plan]


def whereabouts(plans: Iterable[str]) -> dict[str, str]:
    """The same of each of many plans: each folder is listed once."""
    found: dict[str, str] = {}
    for folder in files.folders():
        with suppress(OSError):  # it is not there
            word = SHIPPED if folder == files.shipped() else OWN if folder == files.own() else str(folder)
            for name in os.listdir(folder / "plans"):
                if name.endswith(files.SUFFIXES):
                    found.setdefault(name.rpartition(".")[0], word)
    return {plan: found.get(plan, "") for plan in plans}
