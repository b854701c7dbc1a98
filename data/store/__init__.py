"""Where studies and results are kept: SQLite in a workspace folder."""

from data.store.store import Store, StudyCard, open_store

__all__ = ["Store", "StudyCard", "open_store"]
