"""Screens: the only code that knows Streamlit."""
