"""The place screen."""
