"""Import this module to load everything that digesting a usual article needs.

The process that workers are forked from imports it. So NLTK and Sumy are loaded only once, workers start immediately,
and they share the memory.
"""

import gc
import os

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # each worker has its processor; threads do not survive a fork

from tui.formats.pdf.reader import read_in_forks
from tui.pipeline import digest_record
from tui.summary.import_stubs import stub_unused_imports

stub_unused_imports()
read_in_forks()
digest_record({"text": "The first sentence stands here. The second sentence stands here too."})
gc.collect()
gc.freeze()  # a collection in a worker would write to the shared memory, and so copy it
