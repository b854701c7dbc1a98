"""Tests mirror the four folders, file for file."""
