"""The minorities screen."""
