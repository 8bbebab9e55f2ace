"""The first message of a process waits for no word list."""

import subprocess
import sys

_SCRIPT = """
from expense_app.parsing.lexicon import lexicon
from expense_app.parsing.typo import speller
from expense_app.parsing.warm import warm

cold = lexicon.cache_info().currsize + speller.cache_info().currsize
warm()
print(cold, lexicon.cache_info().currsize, speller.cache_info().currsize)
"""


def test_it_has_read_the_word_lists_before_anybody_writes() -> None:
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1", "1"]
