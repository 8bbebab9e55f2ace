"""What the demo couple buys again and again, in rupees of two years ago."""

from dataclasses import dataclass, field

ASHA, RAVI = 0, 1

WORKDAYS = (0.5, 0.5, 0.5, 0.5, 0.6, 0.1, 0.05)
EVENINGS = (0.05, 0.05, 0.1, 0.08, 0.4, 0.5, 0.35)
WEEKEND = (0.0, 0.0, 0.0, 0.0, 0.0, 0.55, 0.35)
ANY_DAY = (1.0,) * 7

FESTIVE = {10: 2.2, 11: 2.0, 12: 1.4}
MONSOON = {6: 1.3, 7: 1.8, 8: 1.6}
SUMMER = {4: 1.4, 5: 1.6, 6: 1.3}


@dataclass(frozen=True, slots=True)
class Habit:
    """`category` is the key of a default category. `chance` is that of a day, Monday first, times `often`; `season`
    multiplies it in the months that it names. `by_asha` is how often Asha pays."""

    category: str
    names: tuple[str, ...]
    least: int
    most: int
    chance: tuple[float, ...] = ANY_DAY
    often: float = 1.0
    season: dict[int, float] = field(default_factory=dict[int, float])
    by_asha: float = 0.5


HABITS = (
    Habit("groceries", ("DMart", "BigBasket", "Reliance Fresh", "Star Bazaar"), 1200, 3600, WEEKEND, 0.7),
    Habit("groceries", ("Vegetables", "Blinkit", "Zepto", "Fruit", "Eggs and bread"), 90, 520, often=0.42, by_asha=0.6),
    Habit("food", ("Lunch", "Office canteen", "Filter coffee", "Idli vada", "Chai and samosa"), 60, 340, WORKDAYS, 0.8),
    Habit("food", ("Swiggy", "Zomato", "Biryani", "Pizza"), 320, 880, EVENINGS, 0.6, by_asha=0.4),
    Habit("food", ("Dinner at Mavalli", "Dinner with the Mehtas", "Brunch", "Toit"), 1100, 3400, EVENINGS, 0.3),
    Habit("transport", ("Auto", "Metro", "Uber", "Rapido"), 40, 360, WORKDAYS, 0.9, by_asha=0.65),
    Habit("fuel", ("Petrol", "Shell", "HP petrol"), 1800, 3200, often=0.09, season=SUMMER, by_asha=0.2),
    Habit(
        "shopping", ("Amazon", "Myntra", "Westside", "Decathlon"), 500, 4600, often=0.07, season=FESTIVE, by_asha=0.6
    ),
    Habit("health", ("Apollo Pharmacy", "Medicines", "Dr. Shetty", "X-ray"), 120, 1400, often=0.05, season=MONSOON),
    Habit("entertainment", ("PVR", "Bowling", "Museum", "Stand-up tickets"), 500, 1900, WEEKEND, 0.22),
    Habit("kids", ("Toys", "Crayons", "Swimming class", "Birthday party"), 180, 1600, often=0.06, season={5: 1.8}),
    Habit("education", ("School books", "Uniform", "Piano class"), 400, 2800, often=0.02, season={6: 4.0}),
    Habit("personal-care", ("Salon", "Haircut", "Skin care"), 250, 1800, often=0.04, by_asha=0.7),
    Habit("gifts", ("Wedding gift", "Sweets for Diwali", "Temple donation"), 300, 4000, often=0.02, season=FESTIVE),
    Habit("household", ("Plumber", "Cleaning supplies", "Curtain rod", "Laundry"), 150, 1500, often=0.05),
    Habit("utilities", ("Gas cylinder",), 1100, 1110, often=0.025),
    Habit("pets", ("Cat food", "Vet"), 350, 1900, often=0.03, by_asha=0.8),
    Habit("fees", ("Bank charges", "Parking fine", "Notary"), 100, 700, often=0.01),
)
