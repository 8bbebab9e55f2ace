"""Plain `expense-app`: services, migrations, web and worker in one go, until Ctrl-C."""

from expense_app.serve.command import Parts, Place, serve

__all__ = ["Parts", "Place", "serve"]
