"""The weekly look-back: a card on Sunday evening, for households that want one."""
