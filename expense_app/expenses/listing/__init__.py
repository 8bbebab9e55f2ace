"""The list of expenses: filters, pages, and the files that hold the same rows."""
