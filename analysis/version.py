"""Version of the code, part of every fingerprint; the same number as in pyproject.toml."""

VERSION = "0.3.0"
