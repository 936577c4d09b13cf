"""Parquet, by pyarrow: columns with types, written a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import IO, Any

from plancmp.errors import PlancmpError
from plancmp.messages import Message
from plancmp.model import Quantity, names_of

BATCH = 20_000
"""So many rows are held in memory, and make a group of the file."""

_LISTS = ("themes", "also", "names")
_NUMBERS = ("value", "value_max", "base_value")
_YEARS = ("year", "from_year")
_TRUTHS = ("annual", "expected", "delegated")


def write(columns: Iterable[str], rows: Iterable[Mapping[str, Any]], out: IO[bytes]) -> None:
    """Write rows whose fields are ``columns``; what a field holds follows from its name."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        hint = "pip install 'plancmp[parquet]'"
        raise PlancmpError(Message("Parquet files need the package pyarrow"), hint) from None

    def kind(name: str) -> Any:
        if name == "quantities":
            return pyarrow.list_(pyarrow.struct([(part, kind(part)) for part in names_of(Quantity)]))
        if name in _LISTS:
            return pyarrow.list_(pyarrow.string())
        if name in _NUMBERS:
            return pyarrow.float64()
        if name in _YEARS:
            return pyarrow.int32()
        return pyarrow.bool_() if name in _TRUTHS else pyarrow.string()

    schema = pyarrow.schema([(name, kind(name)) for name in columns])
    left = iter(rows)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(left, BATCH)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema))
