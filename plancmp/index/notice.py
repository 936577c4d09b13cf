"""What is being done, for whoever wants to show it; the command line does, the library stays silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager


@contextmanager
def _silent(what: str) -> Iterator[None]:
    yield


show: Callable[[str], AbstractContextManager[None]] = _silent
"""Called with a sentence, entered when a long piece of work begins and left when it ends."""
