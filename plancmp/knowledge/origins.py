"""From which data folder a plan comes."""

from __future__ import annotations

from plancmp.knowledge import files

SHIPPED, OWN = "shipped", "own"


def where(plan: str) -> str:
    """``shipped``, ``own``, or the folder of ``PLANCMP_DATA`` that holds the plan's file; empty where none does."""
    for folder in files.folders():
        if any((folder / "plans" / f"{plan}{suffix}").is_file() for suffix in files.SUFFIXES):
            return SHIPPED if folder == files.shipped() else OWN if folder == files.own() else str(folder)
    return ""
