"""Slides, tables and geodata as bytes."""
