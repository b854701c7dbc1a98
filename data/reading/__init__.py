"""Bytes to raw tables of text, in a child process with limits."""
