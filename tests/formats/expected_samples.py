"""The expected content of all sample articles."""

from tests.formats.expected_documents import DOCUMENTS
from tests.formats.expected_texts import TEXTS

SAMPLES = dict(sorted((TEXTS | DOCUMENTS).items()))
