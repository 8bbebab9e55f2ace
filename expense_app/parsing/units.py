"""Words that turn the number before them into a quantity, and words that turn the one after into a name."""

UNITS = frozenset(
    ["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "g", "gm", "gms", "gram", "grams", "grm", "mg", "quintal", "tola", "ton", "tons", "tonne", "ml", "l", "ltr", "ltrs", "lt", "lts", "litre", "litres", "liter", "liters", "gallon", "gallons", "gal", "pint", "pints", "oz", "ounce", "ounces", "lb", "lbs", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "metre", "metres", "meter", "meters", "mtr", "mtrs", "cm", "mm", "inch", "inches", "feet", "foot", "yards", "yard", "sqft", "sqm", "acre", "acres", "bhk", "pc", "pcs", "piece", "pieces", "pkt", "pkts", "packet", "packets", "pack", "packs", "box", "boxes", "bottle", "bottles", "dozen", "dozens", "dz", "doz", "darjan", "pair", "pairs", "plate", "plates", "cup", "cups", "glass", "glasses", "bowl", "bowls", "slice", "slices", "scoop", "scoops", "carton", "cartons", "tray", "trays", "bunch", "bunches", "bag", "bags", "sachet", "sachets", "strip", "strips", "tablet", "tablets", "tabs", "roll", "rolls", "set", "sets", "unit", "units", "can", "cans", "jar", "jars", "tin", "tins", "hr", "hrs", "hour", "hours", "min", "mins", "minute", "minutes", "sec", "secs", "second", "seconds", "day", "days", "night", "nights", "week", "weeks", "month", "months", "year", "years", "yr", "yrs", "mahine", "mahina", "mahino", "din", "ghante", "ghanta", "saal", "hafte", "people", "persons", "person", "ppl", "pax", "guests", "members", "kids", "adults", "seater", "gb", "mb", "tb", "kb", "kwh", "watt", "watts", "w", "v", "mah", "mp", "hp", "cc", "gbps", "mbps", "kmph", "kcal", "cal", "calories", "steps", "degrees", "degree", "deg", "nos", "no's", "qty", "items", "item", "copies", "sqyd", "baar", "martaba", "log", "jan", "किलो", "ग्राम", "लीटर", "लिटर", "मिली", "दर्जन", "पैकेट", "पीस", "दिन", "महीने", "घंटे", "मिनट", "साल", "लोग", "किमी", "प्लेट", "कप", "बोतल", "stück", "stk", "flaschen", "litros", "kilos", "st"]
)

TIMES_OF_DAY = frozenset(["am", "pm", "a.m", "p.m", "baje", "bje", "oclock", "o'clock", "uhr", "hrs", "hours", "बजे"])

NAMES_BEFORE = frozenset(
    ["iphone", "ipad", "galaxy", "pixel", "oneplus", "redmi", "realme", "note", "nord", "poco", "moto", "nokia", "vivo", "oppo", "samsung", "ps", "playstation", "xbox", "windows", "sector", "sec", "gate", "room", "flat", "house", "block", "phase", "floor", "platform", "terminal", "route", "line", "exit", "lane", "street", "road", "ward", "plot", "tower", "wing", "villa", "unit", "apartment", "apt", "door", "level", "stage", "part", "vol", "volume", "season", "episode", "ep", "chapter", "class", "grade", "std", "standard", "kg-class", "size", "age", "version", "model", "series", "type", "mark", "week", "day", "chapter", "nh", "highway", "sh", "interstate", "metro-line", "vitamin", "catch", "studio", "pub", "club", "bus", "train", "flight", "seat", "coach", "table", "bay", "aisle", "locker", "page", "district", "zone", "channel", "ch", "gta", "fifa", "nba", "u", "under", "top", "formula", "f1", "mission", "kbc", "semester", "sem", "term", "installment", "instalment", "emi-no", "dhoni", "section", "sec.", "dose", "shot", "anniversary", "bday", "days", "सेक्टर", "गेट", "नंबर", "मकान"]
) - {
    "bus",
    "train",
    "flight",
    "day",
    "days",
    "week",
    "dose",
    "shot",
    "anniversary",
    "bday",
    "table",
    "bay",
    "top",
    "term",
    "house",
    "note",
    "mission",
    "pub",
    "club",
    "locker",
    "page",
}
"""Nearly always followed by a number that belongs to them ("sector 62")."""

GRADES = frozenset(["class", "grade", "std", "level", "season", "part", "volume", "chapter", "stage", "phase", "week", "type", "mark", "dose"])
"""Names whose number is small: "zumba class 400" has an amount."""

NAMES_PERHAPS = frozenset(
    ["bus", "train", "flight", "day", "week", "dose", "shot", "table", "class", "term", "house", "room", "flat", "note", "pub", "club", "locker", "page", "ticket", "order", "phone", "mobile", "card", "samsung", "apple", "macbook", "tv", "fridge", "car", "bike", "tyre", "windows", "zara", "levis", "nike", "studio", "bar", "cafe", "hotel"]
)
"""Often followed by such a number, when another number is there to be the amount."""

HARD_REFERENCES = frozenset(
    ["no", "num", "number", "nos", "ref", "refno", "reference", "otp", "pin", "pincode", "zip", "zipcode", "postcode", "pnr", "utr", "rrn", "txnid", "txn", "id", "uid", "ending", "aadhaar", "aadhar", "pan", "passport", "xx", "xxx", "xxxx", "roll", "serial", "srno", "invoice", "inv", "acct", "account", "a/c", "ac", "acc", "vpa", "awb", "tracking", "tel", "ph", "contact", "whatsapp", "helpline", "tollfree"]
)
"""Words whose number is a reference, whatever its size."""

SOFT_REFERENCES = frozenset(
    ["order", "bill", "receipt", "token", "ticket", "booking", "card", "call", "phone", "mobile", "mob", "cell", "flight", "train", "code", "policy", "consumer", "customer"]
)
"""Words whose number is a reference when it is long."""

ORDERS = frozenset({"order", "receipt", "token", "booking", "code", "policy", "consumer", "customer"})

UNCOUNTED = frozenset(
    ["groceries", "snacks", "veggies", "drinks", "tips", "fees", "taxes", "medicines", "meds", "supplies", "flowers", "essentials", "utilities", "sweets", "clothes", "vegetables", "fruits", "chips", "gas", "toys", "cosmetics", "toiletries", "repairs", "books", "pills", "vitamins", "sundries", "miscellaneous", "diapers", "sports", "classes", "lens", "glass", "bus", "dress", "express", "swiss", "cess", "fitness", "business", "princess", "shoes", "jeans", "pants", "trousers", "glasses", "headphones", "earphones", "earbuds", "noodles", "fries", "nachos", "tacos", "oats", "cornflakes"]
)
"""Nouns in -s that are bought without being counted."""
