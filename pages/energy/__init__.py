"""The energy screen."""
