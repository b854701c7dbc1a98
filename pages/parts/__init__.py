"""Reusable pieces of a screen: show_* functions."""
