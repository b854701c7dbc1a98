"""The interests screen."""
