"""The differences screen."""
