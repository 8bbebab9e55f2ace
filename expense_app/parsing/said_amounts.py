"""How an amount looks among the folded words of a clause, for patterns that are read over them."""

AMOUNT = (
    r"(?:(?:rs|inr|usd|aed|eur|gbp|another) )?[\d.,]+k?"
    r"(?: (?:k|lakhs?|lacs?|l|crores?|cr|hazaa?r|thousand|hundred|million|grand|लाख|हज़ार|हजार|करोड़))?"
    r"(?: (?:rs|inr|rupees|rupaye|rupay|bucks|dollars|pounds|quid|euros?|dirhams|dhs|aed|रुपये|रुपए))? "
)
""" "5000 ", "rs 500 ", "1.5 lakh ", "20 bucks ": always with the space behind it."""
