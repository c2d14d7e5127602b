"""Writes the sample articles that are not plain text.

python -m docs.samples
"""

from pathlib import Path

from docs.samples.make import FOLDER, made

SAMPLES = Path(__file__).parents[2] / "sample_articles"

for name, data in made(FOLDER).items():
    (SAMPLES / name).write_bytes(data)
