"""What the household taught about categories: seen, changed and forgotten here, learned in `expenses.memory`."""
