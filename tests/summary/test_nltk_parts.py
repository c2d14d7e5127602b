"""NLTK, of which only the parts that are needed are loaded at first, each time in a fresh interpreter."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PARTS_FIRST = """
import sys
from tui.summary.nltk_parts import load_nltk_in_parts
load_nltk_in_parts()
from nltk.stem import snowball
from nltk.tokenize import punkt
assert "nltk.collocations" not in sys.modules and "numpy" not in sys.modules
assert not {"nltk.pathsec", "xml.sax.saxutils", "urllib.request", "ssl"} & set(sys.modules)
"""
USE_ALL = """
import json
import nltk
from nltk import word_tokenize
import nltk.stem, nltk.tokenize
namespaces = {name: sorted(vars(sys.modules[name])) for name in ("nltk", "nltk.stem", "nltk.tokenize", "nltk.corpus")}
print(json.dumps([namespaces, sorted(name for name in sys.modules if name.startswith("nltk"))]))
"""
SAME_OBJECTS = """
assert nltk.PunktSentenceTokenizer is punkt.PunktSentenceTokenizer
assert nltk.tokenize.punkt is punkt and nltk.SnowballStemmer is snowball.SnowballStemmer
assert not hasattr(nltk, "no_such_name")
try:
    snowball.SnowballStemmer("english", ignore_stopwords=True)
except LookupError as error:
    assert "stopwords" in str(error)
assert nltk.tokenize.util.escape("<") == "&lt;"
assert punkt.PunktTrainer("One. Two.")._type_fdist.N() == 2
assert nltk.NLTKWordTokenizer().tokenize("It's so.") == ["It", "'s", "so", "."]
assert snowball.SnowballStemmer("arabic").stem("الكتابة")
try:
    punkt.validate_path("/etc/no such file")
except PermissionError as error:
    assert "Unauthorized" in str(error)
assert nltk.pathsec.__file__ and "ssl" in sys.modules
"""


def printed_by(program: str, *folders: Path) -> Any:
    """Return what a program prints as JSON; modules in the folders come first."""
    path = os.pathsep.join([*map(str, folders), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": path}
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    return json.loads(ended.stdout)


def test_all_of_nltk_is_there_for_those_who_use_it() -> None:
    assert printed_by(PARTS_FIRST + USE_ALL + SAME_OBJECTS) == printed_by("import sys\n" + USE_ALL)


def test_another_layout_is_loaded_as_a_whole(tmp_path: Path) -> None:
    package = tmp_path / "nltk"
    (package / "tokenize").mkdir(parents=True)
    (package / "__init__.py").write_text("from nltk.tokenize import punkt\nloaded = 'all'\n")
    (package / "tokenize" / "__init__.py").write_text("")
    (package / "tokenize" / "punkt.py").write_text("")
    program = (
        "from tui.summary.nltk_parts import load_nltk_in_parts\nload_nltk_in_parts()\n"
        "import json, nltk.tokenize.punkt\nprint(json.dumps(nltk.loaded))"
    )
    assert printed_by(program, tmp_path) == "all"
