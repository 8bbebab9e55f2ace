"""Where the demo couple went on holiday."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trip:
    """A holiday that began `ago` days before today, paid in another currency where it is one."""

    ago: int
    days: int
    currency: str
    booked: tuple[tuple[str, int], ...]
    """What was paid at home in rupees, ten weeks before."""
    spent: tuple[tuple[str, str, int, int], ...]
    """Category, name, least and most, in `currency`; each about every other day."""


TRIPS = (
    Trip(
        ago=430,
        days=5,
        currency="INR",
        booked=(("Train to Goa", 4_860), ("Beach house in Goa", 18_500)),
        spent=(
            ("food", "Fish thali", 450, 1_600),
            ("travel", "Scooter rent", 400, 500),
            ("shopping", "Cashew nuts", 300, 1_500),
        ),
    ),
    Trip(
        ago=41,
        days=8,
        currency="SGD",
        booked=(("Flights to Singapore", 62_400), ("Singapore visa", 7_200)),
        spent=(
            ("travel", "Hotel night", 140, 165),
            ("food", "Hawker centre", 9, 34),
            ("transport", "MRT", 3, 12),
            ("entertainment", "Gardens by the Bay", 18, 60),
            ("shopping", "Mustafa Centre", 15, 120),
        ),
    ),
)
