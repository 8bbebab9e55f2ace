"""Words that say what the amount beside them is: a total, a tip, a price for one, a discount."""

from expense_app.parsing.pieces import Cue, CueName
from expense_app.parsing.tokens import Token

_PHRASES: dict[CueName, str] = {
    "subtotal": "subtotal; sub total; sub - total; item total; items total; cart total; net before tax; order subtotal; bill subtotal",
    "total": "total; totals; totaling; ttl; tot; totl; grand total; in total; total bill; total amount; amount paid; amt paid;"
    " total paid; altogether; all together; overall; in all; all in all; came to; comes to; came out to; cost us; adds up to;"
    " sum; sum total; net total; net amount; net payable; amount payable; total payable; amount due; total due; to pay; kul;"
    " kul mila ke; kul milakar; kul mila kar; milake; mila ke; mila kar; कुल; कुल मिलाकर; =; gesamt; summe; zu zahlen; sab milake;"
    " total of; a total of; for a total of; bill total; order total; total cost; final bill; you paid",
    "each": "each; ea; apiece; a piece; a pop; per head; per person; per piece; per pc; per plate; per kg; per kilo; per litre; per ltr;"
    " per liter; per dozen; per unit; per ticket; per day; per night; per hour; per hr; per packet; per pack; per bottle; per cup;"
    " per box; per item; per meter; per metre; per week; har ek; pp; per; prati; / kg; / kilo; / pc; / pcs; / piece; / person; / head;"
    " / plate; / day; / night; / hr; / hour; / litre; / ltr; / l; / dozen; / unit; / ticket; / ea; / each; / pack; / pkt; / lb;"
    " a kilo; a kg; a litre; a dozen; a bottle; a night; a day; a head; a plate; a ticket; an hour; each one; every one; प्रति;"
    " each person; to each; je; pro stück",
    "tip": "tip; tips; gratuity; tax; taxes; gst; vat; cgst; sgst; igst; service charge; service charges; svc charge; delivery charge;"
    " delivery charges; delivery fee; delivery; shipping; shipping charges; shipping fee; packing charges; packaging; packing;"
    " packing charge; convenience fee; convenience charges; platform fee; handling fee; surcharge; service fee; service tax;"
    " sales tax; service; booking fee; cess; mwst",
    "including": "including; incl; inc; inclusive of; inclusive; incl of; includes; included; incl.; with tip included; of which",
    "discount": "discount; disc; off; less; minus; coupon; voucher; promo; savings; saved; rebate; chhoot; छूट; after discount;"
    " rabatt; coupon applied; coupon discount",
    "paid": "paid; paid only; finally paid; got it for; got for; got them for; only paid; payed; for only; ended up paying; had to pay;"
    " bought for; bought it for; now; down to; sale price; negotiated to; settled for; settled at; me mila; bargained to; me liya;"
    " mein liya; mein mila; after discount paid",
    "list_price": "mrp; msrp; was; were; original; originally; list price; rrp; actual price; real price; worth; instead of; marked; priced;"
    " original price; market price; reduced from; down from; from; asli; usual price; wala",
    "split": "split; splitted; splitting; shared; sharing; divided; divide; half half; half-half; 50 / 50; 50 - 50; aadha aadha;"
    " adha adha; half each; go halves; went halves; went dutch; batwara; baanta; baant; बाँटा",
    "share": "my share; my part; my half; mera hissa; our share; my portion; mera share; share; apna hissa",
    "refund": "refund; refunded; refunds; cashback; cash back; reimbursed; reimbursement; money back; returned; return; returns;"
    " credited back; chargeback; वापस; wapas mila; wapas aaya; रिफंड; vapas mile; paise wapas; wapas mile; wapis mile",
    "about": "around; about; approx; approximately; roughly; almost; nearly; ~; lagbhag; kareeb; karib; takriban; some; circa; ca;"
    " just over; just under; upto; up to",
}  # fmt: skip
CONTENT = frozenset({"tip", "refund", "share"})
"""Cues whose words stay in a description when nothing else would be left."""


_KEPT = frozenset({("wala",), ("worth",), ("coupon",), ("voucher",), ("shared",), ("original",)})


def _index() -> dict[str, list[tuple[tuple[str, ...], CueName]]]:
    found: dict[str, list[tuple[tuple[str, ...], CueName]]] = {}
    for name, phrases in _PHRASES.items():
        for phrase in phrases.split(";"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, name))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


_BY_FIRST_WORD = _index()


def match_cue(tokens: list[Token], at: int) -> Cue | None:
    """The longest cue that begins at token `at`."""
    for words, name in _BY_FIRST_WORD.get(tokens[at].text, ()):
        end = at + len(words)
        if end <= len(tokens) and all(tokens[at + k].text == words[k] for k in range(1, len(words))):
            return Cue(at, end, name, " ".join(words), name in CONTENT or words in _KEPT)
    return None
