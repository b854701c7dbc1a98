"""Fields of the tables that say what themes have from a codebook: their poles, and whether they are new."""

from __future__ import annotations

from data.fields import Field, TableSchema, between, length_between

_ID = (length_between(1, 200),)

THEME_POLES = TableSchema(
    "theme_poles",
    {
        "theme_id": Field(str, _ID, description="theme on which people can want opposite things"),
        "codebook_theme_id": Field(str, _ID, description="theme of the codebook that the poles come from"),
        "plus_label": Field(str, _ID, description="what the plus side wants"),
        "minus_label": Field(str, _ID, description="what the minus side wants"),
    },
    unique=("theme_id",),
)

THEME_ORIGINS = TableSchema(
    "theme_origins",
    {
        "theme_id": Field(str, _ID, description="theme, when the analysis started from a codebook"),
        "codebook_theme_id": Field(str, description="theme of that codebook, '' for a new one"),
        "is_new": Field(bool, description="found freely, not in the codebook"),
        "certainty": Field(
            float, (between(0, 1),), nullable=True, description="mean certainty of its statements"
        ),
    },
    unique=("theme_id",),
)
