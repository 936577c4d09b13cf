from __future__ import annotations

import os

import pytest

# As it was before the tests shut the user's settings out.
_ENVIRONMENT = dict(os.environ)


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The environment in which the tests were started."""
    return _ENVIRONMENT
