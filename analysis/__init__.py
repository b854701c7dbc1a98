"""What the answers mean: pure functions on tables. No Streamlit, no plotly, no clock."""
