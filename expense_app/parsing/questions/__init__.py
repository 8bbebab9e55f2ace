"""Questions about the household's spending, read into typed intents."""

from expense_app.parsing.questions.gate import looks_like_question
from expense_app.parsing.questions.reader import read_question

__all__ = ["looks_like_question", "read_question"]
