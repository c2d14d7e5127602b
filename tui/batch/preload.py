"""Importing this loads all that digesting an article of the usual kind needs.

It is imported by the process that workers are forked from: so NLTK and Sumy are loaded once, a worker is there at once,
also in place of one that died, and all of them share the memory.
"""

import gc
import os

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # a worker has a processor to itself, and forking minds threads

from tui.pipeline import digest_record
from tui.summary.import_stubs import stub_unused_imports

stub_unused_imports()
digest_record({"text": "The first sentence stands here. The second sentence stands here too."})
gc.collect()
gc.freeze()  # what is here stays, and looking it over again would part the memory that is shared
