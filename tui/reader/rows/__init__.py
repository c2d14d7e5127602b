"""Text laid out in rows: plain functions and values, without Textual."""
