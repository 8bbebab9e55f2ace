"""Is it spending at all? Plans, negations, income, transfers and withdrawals are not."""

import re
from typing import Literal

NotSpending = Literal["planned", "negated", "income", "transfer", "withdrawal", "refund", "loan", ""]

_PLANNED = """
need to; needs to; i need; we need; need some; need more; need a; need new; needed to buy; have to; has to; gotta; got to pay; going to; gonna; will; i'll; we'll; shall; should; plan to; plans to;
planning; planned; want to; wants to; wanna; wanted to; thinking of; thinking about; thinking to; would; could; might; must; let's; lets;
budget; budgeted; remind; reminder; remember to; don't forget; dont forget; is due; due on; due date; due by; due tomorrow; due next; due this; tomorrow; tmrw;
tomorow; tommorow; tommorrow; next week; next month; next year; next time we; upcoming; if; unless; in case; wish; hoping; looking to;
to be paid; yet to; about to; quote; quoted; quotation; estimate; estimated; estimates; asking for; asking price; can we; can i; can you give; can you pay; can you buy; can you get; can you send;
owe; owes; owed; pending; to do; todo; to-do; later; supposed to; due in; may cost; may buy; saving for; saving up; to buy; wishlist; save for;
next monday; next tuesday; next wednesday; next thursday; next friday; next saturday; next sunday; agree to pay; promised; afford;
need; i want; they want; he wants; she wants; wants; want; asked; asked for; asks; demanding; demanded; due; charges; give me; send me; lend me; bring me; pay me; to be given; expected;
chahiye; agar; yadi; shayad; sochra; soch raha; soch rahe; soch rahi; baad me; baad mein; hoga; hogi; honge; padega; padenge; padegi; abhi tak nahi;
karenge; karunga; karungi; kharidenge; kharidunga; kharidungi; lenge; lunga; lungi; denge; dunga; dungi; jayenge; jaunga; manga lena; le aana; la dena; le lena;
bharenge; bharunga; bharna; kharidna; mangwana; de dena; bhej do; dila do; le lo; chukana;
चाहिए; अगर; यदि; शायद; होगा; होगी; पड़ेगा; पड़ेंगे; लेंगे; लूंगा; लूँगा; लूंगी; देंगे; दूंगा; दूँगा; करेंगे; करूंगा; करूँगा; खरीदेंगे; खरीदूंगा; सोच रहा; सोच रहे
"""
_NEGATED = """
almost bought; nearly bought; almost paid; was going to; were going to; about to buy; saved; bach gaye; bach gaya; bache; bacha liye; bachaye; didn't; didnt; did not; dint; don't; dont; do not; not paid; not bought; not buy; not pay; not spent; not yet; not going; not doing; haven't;
havent; have not; hasn't; has not; never; no need; cancelled; canceled; cancel; cancelling; nahi liya; nahi kiya; nahi diya; nahi kharida; nahi kharidi; nahi hua; nahi li; nahi di; nahi gaye; nahi khaya; nhi liya; nhi kiya; nhi diya; nahin liya; nahi kharide; nahi diye; nahi liye; liya nahi; diya nahi; kiya nahi; nai liya; mat; couldn't; couldnt; could not;
can't; cannot; won't; wont; wouldn't; without paying; skipped; decided against; was free; for free; unpaid; instead of buying; weren't; wasn't charged; isn't;
नहीं; मत; नही; na liya
"""
_INCOME = """
paycheck; pay check; came in; client paid; tenant paid; boss paid; company paid; employer paid; office paid; customer paid; freelance; venmoed me; venmo'd me; zelled me; gpayed me; transferred to me; got loan; loan approved; got a loan; salary; got paid; received; recieved; recvd; rcvd; income; earned; earning; earnings; dividend; interest credited; interest received; sold; won; credited;
stipend; pension; freelance payment; paid me; pays me; gave me; gives me; sent me; transferred me; gave us; paid us; paid back; paid me back; pays back;
tankhwah; tankhwa; tankha; pagaar; pagar; vetan; kamaye; kamaya; kamai; mujhe diye; mujhe diya; mujhko diye; hume diye; se mile; se mila; ke mile; aa gayi; aa gaye; aaye hai; bonus; payday; pay day; allowance from;
वेतन; तनख्वाह; तनख़्वाह; सैलरी; मिले; मिला; मिली; बेचा; बेची; बेचे; commission; got from; deposited; deposit; gift money; cash gift; matured; maturity; redeemed; paid you; lottery win; lottery prize; inheritance; incoming; paid into your; has requested; requested; tax return; got back; return me; returned me; rent received; kiraya mila;
becha; bech diya; beche; bech di; jeeta; jeete; rent from tenant
"""
_REFUND = """
refund; refunded; refunds; cashback; cash back; reimbursed; reimbursement; reimburse; money back; returned; chargeback; wapas mila; wapas aaya;
wapas mile; wapas aaye; vapas mile; paise wapas; रिफंड; वापस; कैशबैक; return of; wapas kiya; wapas kar diya; wapas kiye; wapis
"""
_WITHDRAWAL = """
atm; out of atm; withdrew; withdraw; withdrawn; withdrawal; cash nikala; cash nikale; cash nikali; cash nikaal; paise nikale; paise nikaale; nikale atm; atm se; from atm; from the atm;
took out cash; cash out; atm cash; got cash; cash from; एटीएम; पैसे निकाले; atm withdrawl; nikala atm; nikale; nikaale
"""
_OWN_TRANSFER = """
transferred to savings; for savings; in fd; in rd; in bank; in my savings; in our savings; to savings; to my savings; to our savings; savings account; moved to; to fd; into fd; fixed deposit; to my account; self transfer;
to own account; to joint account; joint account; between accounts; topped up savings; into savings; in savings; to bank account; piggy bank
"""
_HOUSE_STAFF = frozenset(
    ["maid", "driver", "cook", "nanny", "bai", "help", "watchman", "gardener", "staff", "servant", "guard", "sweeper", "tutor", "teacher", "kaamwali", "didi", "aaya", "babysitter", "cleaner", "paid", "diya", "di", "diye", "tax", "slip", "advance"]
)
_RETURN_NOUNS = frozenset(
    ["gift", "gifts", "ticket", "tickets", "flight", "flights", "journey", "trip", "train", "bus", "cab", "auto", "fare", "taxi", "filing", "way"]
)
_FUTURE_HINDI = re.compile(r" \w{1,12}(?:na|ni|ne|naa) (?:hai|hain|h|he|hoga|padega|padenge|padegi|tha|thi|the) ")
_FUTURE_DEVANAGARI = re.compile(r"[नाीे]{2} (?:है|हैं|होगा|पड़ेगा|पड़ेंगे) ")
_GOT_FROM = re.compile(r" (?:got|get|received) (?:rs |inr |usd |aed )?[\d.,]+k? (?:rs |rupees |bucks |dollars )?from ")
_CAME_FROM = re.compile(r" se [\d.,]+k? (?:rs |rupaye |rupees )?(?:aaye|aaya|aayi|mile|mila|liye|aa) ")
_LEFT = re.compile(r" [\d.,]+k? (?:rs |rupees |bucks )?left ")
_GOT = frozenset(["mila", "mile", "mili"])
_FOUND_FOR = re.compile(r" (?:me|mein|main|ka|ki|ke|par|pe|saste|sasta|discount|order) mil[aei] ")
_PAST_BUYING = frozenset(["got", "bought", "paid", "spent", "purchased", "liya", "kharida", "diya", "took", "ate", "ended", "settled"])


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(f" {phrase.strip()} " for phrase in text.replace("\n", " ").split(";") if phrase.strip())


_LOAN = """
udhaar; udhar; udhari; lent; borrowed; borrow; loaned; udhaar diya; udhaar diye; udhar diya; udhar diye; udhaar liya; udhaar liye; udhar liya; udhar liye; gave loan; loan to; loan from; as a loan;
as loan; hand loan; on loan to; उधार दिया; उधार दिए; उधार लिया
"""
_SETS: tuple[tuple[NotSpending, tuple[str, ...]], ...] = (
    ("refund", _phrases(_REFUND)),
    ("loan", _phrases(_LOAN)),
    ("withdrawal", _phrases(_WITHDRAWAL)),
    ("transfer", _phrases(_OWN_TRANSFER)),
    ("negated", _phrases(_NEGATED)),
    ("planned", _phrases(_PLANNED)),
    ("income", _phrases(_INCOME)),
)
_TRIGGERS = {name: frozenset(phrase.split()[0] for phrase in phrases) for name, phrases in _SETS}


def not_spending(words: list[str]) -> NotSpending:
    """Why a clause (its folded words) tells of no spending; empty if it may."""
    said = f" {' '.join(words)} "
    present = set(words)
    for name, phrases in _SETS:
        if present.isdisjoint(_TRIGGERS[name]):
            continue
        phrase = next((phrase for phrase in phrases if phrase in said), "")
        if phrase and not _excused(name, phrase.strip(), words, said):
            return name
    if _FUTURE_HINDI.search(said) or _FUTURE_DEVANAGARI.search(said):
        return "planned"
    if _LEFT.search(said):
        return "negated"
    if _GOT_FROM.search(said) or _CAME_FROM.search(said) or (present & _GOT and not _FOUND_FOR.search(said)):
        return "income"
    if "return" in present and not present & (_RETURN_NOUNS | {"tax"}):
        return "refund"
    return ""


def _excused(name: NotSpending, phrase: str, words: list[str], said: str) -> bool:
    present = set(words)
    if name == "income":
        if phrase in {"salary", "pagaar", "pagar", "tankhwah", "tankhwa", "tankha", "vetan", "वेतन", "तनख्वाह", "सैलरी"}:
            return bool(present & _HOUSE_STAFF)
        if phrase in {"won", "deposit", "deposited", "bonus"}:
            return (
                bool(present & {"paid", "security", "staff", "maid", "gave", "given", "flat", "house", "kid", "rent"})
                and phrase != "won"
            )
        if phrase in {"मिला", "मिली", "मिले"}:
            return " में मिल" in said or " का मिल" in said
        return phrase == "commission" and "paid" in present
    if name == "withdrawal":
        return bool(present & {"fee", "fees", "charge", "charges", "penalty"})
    if name == "planned":
        if phrase in {"will", "must", "may"} and len(words) > 1:
            return False
        if phrase == "if" and "bought" in present and words.index("if") > words.index("bought"):
            return True
        if phrase in {"would", "could", "wanted to", "planned", "budget", "later", "planning"}:
            return bool(present & _PAST_BUYING) and phrase in {"later", "budget", "planned"}
        if phrase in {"need", "want", "wants", "asked", "asks", "due", "charges", "expected", "needs"}:
            return bool(
                present
                & (
                    _PAST_BUYING
                    | {
                        "cleared",
                        "gave",
                        "given",
                        "bill",
                        "diye",
                        "bank",
                        "delivery",
                        "service",
                        "parking",
                        "late",
                        "wedding",
                    }
                )
            ) and (phrase not in {"need", "want"} or words.index(phrase) > 0)
        if phrase in {"quote", "pending", "estimate", "owed"}:
            return bool(present & {"cleared", "paid", "settled"})
        return phrase in {"upcoming", "next month"} and bool(present & {"paid", "booked", "bought"})
    if name == "loan":
        return phrase in {"udhaar", "udhar"} and ("nahi" in present or "nahin" in present)
    if name == "negated" and phrase == "saved":
        return bool(present & (_PAST_BUYING | {"off", "for"}))
    if name == "negated":
        return phrase in {"cancel", "cancelled", "canceled", "never"} and bool(
            present & {"fee", "fees", "charge", "charges", "charged"}
        )
    return False
