"""What the tests are told by whoever starts them."""

import os

import pytest


def setting(name: str) -> str:
    if name not in os.environ:
        pytest.exit(f"{name} is not set: README.md says what the tests need", returncode=2)
    return os.environ[name]
