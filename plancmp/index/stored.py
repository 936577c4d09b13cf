"""Commitments as the index keeps them: their fields without the names, a third shorter than their JSON and sooner read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from plancmp.model import Commitment, Quantity, plain


COLUMNS = "id, city, plan, clause, topic, packed"
"""What :func:`unpack` wants to know of a row; the first five are columns of their own, by which commitments are found."""

_OWN = ("id", "city", "plan", "clause", "topic")


def pack(item: Commitment) -> str:
    """What is stored of a commitment besides the columns of its own; :func:`unpack` is the inverse."""
    values = plain(item)
    for name in (*_OWN, "confidence"):
        del values[name]
    values["quantities"] = [list(plain(quantity).values()) for quantity in item.quantities]
    return _encode(list(values.values()))


def unpack(row: Sequence[Any]) -> Commitment:
    """The commitment of a row of :data:`COLUMNS`."""
    names, parts = _names()
    values = dict(zip(names, json.loads(row[-1])))
    values.update(zip(_OWN, row))
    values["themes"], values["names"] = tuple(values["themes"]), tuple(values["names"])
    values["quantities"] = tuple(Quantity(**dict(zip(parts, part))) for part in values["quantities"])
    return Commitment(**values)


@cache
def _names() -> tuple[list[str], list[str]]:
    left_out = {*_OWN, "confidence"}
    return [item.name for item in fields(Commitment) if item.name not in left_out], [item.name for item in fields(Quantity)]


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
