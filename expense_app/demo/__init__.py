"""A household to try the product with: two people, two years of everyday spending up to today."""

from expense_app.demo.seed import DemoLogin, seed_demo

__all__ = ["DemoLogin", "seed_demo"]
