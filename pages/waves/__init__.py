"""The waves screen."""
