"""Start: what this product answers, the open study at a glance, and the way through it in five minutes."""

from __future__ import annotations

from pages.parts.frame import show_foot
from pages.parts.intention import show_intention
from pages.parts.ready import open_ready
from pages.start.overview import show_figures, show_head, show_purpose, show_top
from pages.start.route import show_route
from pages.start.studies import show_studies

ready = open_ready()
show_head(ready)
show_figures(ready)
show_route(ready)
show_top(ready)
show_purpose(ready.words)
show_intention(ready)
show_studies(ready)
show_foot(ready.words, ready.view)
