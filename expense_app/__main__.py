"""`python -m expense_app` is `expense-app`."""

import sys

from expense_app.cli import main

sys.exit(main())
