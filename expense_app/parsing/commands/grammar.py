"""The forms that a command takes. Anything that is not wholly one of them is no command."""

import re

from expense_app.parsing.commands.values import read_values
from expense_app.parsing.normalise import clean, fold
from expense_app.parsing.types import Command, Context

LONGEST = 120
_LEAD = re.compile(
    r"^(?:(?:no+|nope|nah|nahi+|nahin|na|oops|ops|sorry|wait|actually|correction|wrong amount|wrong date|"
    r"wrong|galti se|galti|by mistake|mistake|arre|are yaar|yaar|galat|hey|ok|okay|please|pls|plz|"
    r"i mean|i meant|my bad|my mistake|hmm|uh|um|नहीं|अरे|गलत|can you|could you)\b[\s,.!:;-]*)+"
)
_CORRECTS = re.compile(
    r"\b(?:no+|nope|nah|nahi+|nahin|oops|ops|sorry|actually|correction|wrong|galat|i mean|i meant|my bad|"
    r"my mistake|arre|नहीं|गलत|wait)\b"
)
_UNDO = re.compile(
    r"(?:undo|revert|take (?:that|it) back|rollback|roll back|go back|bring (?:it|that) back|"
    r"restore(?: (?:it|that))?)(?: (?:that|it|this|last|the last(?: one)?|the delete|kar(?: do)?|karo|"
    r"karna|please|pls))*"
    r"|(?:wapas|vapas) (?:karo|kar do|lao)|अनडू(?: करो)?"
)
_IT = (
    r"(?:it|that|this|that one|this one|the last(?: one)?|last one|last|the last (?:expense|entry|draft)"
    r"|usko|isko|use|ise|wo|woh|vo|yeh|ye|उसे|इसे|वो)"
)
_DELETE = re.compile(
    r"(?:please )?(?:delete|remove|cancel|discard|erase|trash|bin|get rid of)(?: (?P<target>.+))?"
    r"|(?:please )?(?:drop|forget|ignore|scratch)(?: (?:about )?(?P<thing>.+))"
    r"|(?P<before>.+? )?(?:hata|hatao|hatado|hataao|mita|mitao|delete|remove|cancel|हटाओ|हटा|मिटाओ|"
    r"मिटा)(?: (?:kar|karo|do|de|dena|dijiye|दो|कर|करो))*"
)
_THING = re.compile(
    rf"(?:{_IT}|(?:(?:the|my|our|that|this|last|previous|latest|pichla|pichli|wala|aakhri|पिछला|"
    rf"आखिरी) )*(?:one|expense|expenses|entry|draft|transaction|kharcha|kharch|item|card|log|message|खर्च|"
    rf"खर्चा|entry|kharche))"
)
_THING_TEXT = _THING.pattern
_KAR_DO = re.compile(
    r"(?:(?:isko|usko|ise|use|wo|woh|ye|yeh|amount|category|date|iski|uski|isse)(?: (?:category|date|"
    r"amount))? )?(?P<value>.+?)(?: (?:ka|ki|ke|me|mein|ko|par|में|का|की))?"
    r" (?:kar ?do|karo|kardo|kardena|kar dena|karna|kijiye|rakho|likho|likh do|daal ?do|dalo|daalo|kar|"
    r"tha|thi|the|hai tha|था|थी|करो|कर दो)"
)
_NOT_BUT = re.compile(
    rf"(?:{_IT}|it's|its|that's|thats|it was|that was)?\s*(?:is |was )?not (?P<old>[^,]+?)(?:,| but|"
    rf";)\s*(?:it's |its |it was |that's |it is |but )?(?P<value>.+)"
)
_CHANGE = re.compile(
    r"(?:make|change|set|update|correct|edit|fix|amend|modify|move|put|file|mark|switch|shift|turn|"
    r"categori[sz]e|tag|use)\s+(?P<what>.*?)\s*"
    r"(?:\b(?:to|as|into|under|in|on|=|from \S+ to)\b)\s*(?P<value>.+)"
)
_MAKE_IT = re.compile(
    rf"(?:make|set|call|change|update|correct)\s+(?P<what>{_IT}|(?:the )?(?:amount|price|total|date|day|"
    rf"category|payer))\s+(?P<value>.+)"
)
_IT_WAS = re.compile(
    rf"(?:(?:{_IT}|it's|its|that's|thats)(?: (?:was|is|were|should be|shud be|should have been|"
    rf"shoulda been|would be|must be|has to be|needs to be))?|"
    rf"{_THING_TEXT} (?:was|is|should be)|(?:the )?(?:amount|date|category|payer) (?:was|is|should be|"
    rf"should have been)|should be|should have been)\s+"
    r"(?:actually |really |supposed to be |just |only |for |on |dated |from )*(?P<value>.+)"
)
_SHOULD = re.compile(r"(?P<what>.+?) (?:should be|should have been|shud be|was supposed to be) (?P<value>.+)")
_NOT_THIS = re.compile(r"not (?P<old>[^,]+?)(?:,| but|,? it was|,? it's|\s+-)\s*(?P<value>.+)")
_NOT_AT_END = re.compile(r"(?P<value>.+?)[\s,]+(?:not|nahi|instead of|rather than|नहीं) (?P<old>\S+(?: \S+)?)")
_PAID_THAT = re.compile(
    rf"(?P<who>.+?) (?:ne )?(?:has |had )?(?:actually )?(?:paid|bought|got|covered|took care of|diya|diye|"
    rf"kiya|pay kiya|दिया)(?: for)? (?:{_IT}|hai|tha)(?: (?:actually|not me))?"
    rf"|(?:{_IT}|it) (?:was )?(?:paid|bought) by (?P<by>.+)|paid by (?P<by2>.+)|(?P<alone>[^\d]+?) (?:paid|"
    rf"pays|payed)|(?P<ne>.+?) ne (?:diya|diye|pay kiya|kiya|bhara)(?: (?:tha|the|hai))?"
)
_FIELDS = re.compile(
    r"(?:the |its |it's |my )?(?:amount|price|total|cost|date|day|category|payer|currency|description|"
    r"name)(?: (?:of|on|for) (?P<of>.+))?"
)
_NAMED = re.compile(r"(?P<what>[^\d,]+?)(?: (?:was|is|cost))? (?P<value>\S*\d\S*)")
_NAMEABLE = re.compile(r"(?!.*\b(?:from|where|table|users|all)\b)[^,;*<>{}=]*")
_TARGET_WORDS = re.compile(r"^(?:the|my|our|that|this|last) | (?:expense|entry|one|draft|amount|price|bill's amount)$")


def read_command(text: str, context: Context) -> Command | None:
    """The change that a message asks for, or None when it is no command."""
    said = fold(clean(text)).strip(" \n.!…")
    if not said or said.endswith("?") or len(said) > LONGEST or said.count("\n") > 0:
        return None
    lead = _LEAD.match(said)
    rest = said[lead.end() :] if lead else said
    corrected = bool(lead and _CORRECTS.search(lead.group()))
    return _undo_or_delete(rest) or _change(rest, context) or _statement(rest, context, corrected=corrected)


def _undo_or_delete(rest: str) -> Command | None:
    last = rest.rsplit(",", 1)[-1].strip()
    for said in (rest, last):
        if _UNDO.fullmatch(said):
            return Command("undo")
    found = _DELETE.fullmatch(rest)
    if not found:
        return None
    thing = found.group("thing")
    if thing is not None:
        return Command("delete") if _THING.fullmatch(thing) else None
    target = (found.group("target") or found.group("before") or "").strip()
    if len(target.split()) > 6 or not _NAMEABLE.fullmatch(target) or _tells_more(target):
        return None
    return Command("delete", target="" if _THING.fullmatch(target) else _plain_target(target))


def _tells_more(target: str) -> bool:
    """ "delete key keyboard repair 500" is an expense."""
    return len(target.split()) > 2 and any(char.isdigit() for char in target)


def _plain_target(what: str) -> str:
    previous = None
    while previous != what:
        previous, what = what, _TARGET_WORDS.sub("", what).strip()
    return what


def _change(rest: str, context: Context) -> Command | None:
    found = _CHANGE.fullmatch(rest) or _MAKE_IT.fullmatch(rest)
    if found:
        field = _FIELDS.fullmatch(found.group("what"))
        what = (field.group("of") or "") if field else found.group("what")
        named = field.group() if field else ""
        return _amend(what, found.group("value"), context, named)
    found = _SHOULD.fullmatch(rest)
    return _amend(found.group("what"), found.group("value"), context, "") if found else None


def _amend(what: str, value: str, context: Context, field: str) -> Command | None:
    if _FIELDS.fullmatch(what):
        what, field = "", what
    target = "" if not what or _THING.fullmatch(what) or what == "from" else _plain_target(what)
    if len(target.split()) > 5:
        return None
    denied = _NOT_AT_END.fullmatch(value)
    return read_values(denied.group("value") if denied else value, context, target=target, field=field)


def _statement(rest: str, context: Context, *, corrected: bool) -> Command | None:
    paid = _PAID_THAT.fullmatch(rest)
    if paid:
        who = paid.group("who") or paid.group("by") or paid.group("by2") or paid.group("ne") or paid.group("alone")
        command = read_values(who, context, field="payer")
        bare = bool(paid.group("by2") or paid.group("ne"))
        if command and (corrected or not bare or not any(c.isdigit() for c in rest)):
            return command
    swapped = _NOT_THIS.fullmatch(rest) or _NOT_BUT.fullmatch(rest)
    if swapped:
        return read_values(swapped.group("value"), context)
    stated = _IT_WAS.fullmatch(rest)
    if stated:
        return _amend("", stated.group("value").removesuffix(" who paid"), context, "")
    done = _KAR_DO.fullmatch(rest)
    if done:
        return read_values(done.group("value"), context)
    denied = _NOT_AT_END.fullmatch(rest)
    if denied and not corrected:
        return _instead_of(denied.group("value"), denied.group("old"), context)
    if not corrected:
        return None
    return read_values(denied.group("value") if denied else rest, context)


def _instead_of(value: str, old: str, context: Context) -> Command | None:
    """ "lunch was 300 not 250": the words name the target."""
    if old[:1].isdigit() and value[:1].isdigit():
        return read_values(value, context)
    found = _NAMED.fullmatch(value)
    if not found or not old[:1].isdigit():
        return None
    return read_values(found.group("value"), context, target=_plain_target(found.group("what")))
