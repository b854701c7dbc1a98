"""What people see of it: words, figures, maps, panels, exports. No Streamlit, no calculation."""
