"""Answers in: read, recognise, check, mask, keep. No Streamlit, no analysis."""
