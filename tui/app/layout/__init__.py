"""Text laid out in rows: plain functions and values that know nothing of Textual."""
