"""Alembic's folder: each revision takes the tables one step further; run at start, never by hand."""
