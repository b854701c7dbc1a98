"""Fields of the tables of the flat picture of statements, which is for orientation only."""

from __future__ import annotations

from data.fields import Field, TableSchema, between, length_between, one_of

STATEMENT_PICTURE = TableSchema(
    "statement_picture",
    {
        "statement_id": Field(str, (length_between(1, 200),), description="statement that is shown"),
        "x": Field(float, description="place in the picture; distance in it proves nothing"),
        "y": Field(float, description="place in the picture; distance in it proves nothing"),
    },
    unique=("statement_id",),
)

PICTURE_AXES = TableSchema(
    "picture_axes",
    {
        "axis": Field(int, (one_of([1, 2]),), description="direction of the picture: 1 = x, 2 = y"),
        "kept_share": Field(
            float, (between(0, 1),), description="part of the differences between statements it keeps"
        ),
    },
    unique=("axis",),
)
