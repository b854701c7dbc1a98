"""The present screen."""
