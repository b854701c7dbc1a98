"""The door with a screen: `streamlit run app.py`.

Sets the page up, finds out which study is looked at in which language, lists the screens and
runs the chosen one inside the frame that all screens share. Everything else is in `pages`.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts.frame import show_failure, show_frame
from pages.parts.style import close_false_alarm, show_style
from pages.state.view import open_frame

ROOT = Path(__file__).parent
SCREENS = (
    *("start", "interests", "differences", "minorities", "map", "place", "energy", "waves"),
    *("quality", "workshop", "present", "themes", "method", "upload"),
)


def run() -> None:
    """Draw one screen for one visitor."""
    st.set_page_config(page_title="Beleef", page_icon=str(ROOT / "static" / "icon.png"), layout="wide")
    st.logo(str(ROOT / "static" / "logo.svg"), size="large")
    frame = open_frame()
    screens = [
        st.Page(
            str(ROOT / "pages" / name / "page.py"),
            title=frame.words(f"nav.{name}"),
            url_path=name,
            default=name == SCREENS[0],
        )
        for name in SCREENS
    ]
    chosen = st.navigation(screens, position="top")
    show_style(frame.words)
    close_false_alarm()
    show_frame(frame)
    try:
        chosen.run()
    except Exception:
        # Our own words for the reader; Streamlit writes the details to the log of the server.
        show_failure(frame.words)
        raise


run()
