"""The forms that a command takes, in English, Hindi in both scripts, and a little German and French."""

import re

from expense_app.parsing import vocabulary


def _any(section: str) -> str:
    """One pattern for all phrases of a section, the longest first."""
    phrases = sorted(vocabulary.phrases("commands", section), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, phrases)) + ")"


_END = r"(?=[\s,.!:;-]|$)"
"""Where a word ends; `\\b` does not know the vowel signs of Devanagari."""

_CORRECTION, _COURTESY, IT = _any("corrections"), _any("courtesies"), _any("it")
LEAD = re.compile(rf"(?:(?:{_CORRECTION}|{_COURTESY}){_END}[\s,.!:;-]*)+")
CORRECTS = re.compile(rf"(?:^|[\s,.!:;-]){_CORRECTION}{_END}")
TRAIL = re.compile(rf"(?:[\s,.!:;-]+(?:{_CORRECTION}|{_COURTESY}|not me|not you))+$")
_KINDS = r"(?:one|expense|expenses|entry|draft|transaction|kharcha|kharch|item|card|log|message|खर्च|खर्चा|entry|kharche)"
THING = re.compile(
    rf"(?:{IT}(?: {_KINDS})?|ek|one|(?:(?:the|my|our|that|this|last|previous|latest|pichla|pichli|wala|aakhri|पिछला|"
    rf"आखिरी) )*{_KINDS})"
)
_THING = THING.pattern
UNDO = re.compile(
    rf"(?:{_THING} )?(?:undo|revert|take (?:that|it) back|take back|rollback|roll back|go back|bring (?:it|that) back|"
    r"rückgängig|annule[rz]?|put (?:it|that) back|"
    rf"restore(?: (?:it|that))?)(?: (?:{_THING}|the delete|(?:the )?last change|kar(?: do)?|karo|karna|machen|please|pls))*"
    rf"|(?:{_THING} )?(?:wapas|vapas|वापस) (?:karo|kar do|lao|le lo|le lena|lo|le aao|करो|कर दो|लो|ले लो|लाओ|ले आओ)(?: (?:{IT}))?"
    r"(?: (?:entry|kharcha|expense))?|अनडू(?: करो)?"
)
DELETE = re.compile(
    r"(?:delete|remove|cancel|discard|erase|trash|get rid of|wipe|strike|lösche?|streiche?|supprime[rz]?)"
    r"(?: (?P<target>.+))?"
    r"|(?:bin|drop|forget|ignore|scratch|scrap|chuck|dump|kill|lose|disregard|nuke|nix|clear)(?: (?:about )?(?P<thing>.+))"
    rf"|(?:take|leave) (?P<off>{_THING}) (?:off|out)|(?:take|leave) (?:off|out) (?P<out>{_THING})"
    r"|(?:hata|mita|हटा|मिटा)o?(?: (?:do|de|dena|दो|देना))? (?P<after>.+)"
    rf"|(?P<not>{_THING}) (?:mat likho|mat likhna|nahi chahiye|nahi likhna tha)"
    r"|(?P<before>.+? )?(?:hata|hatao|hatado|hataao|mita|mitao|nikalo|nikaal|delete|remove|cancel|हटाओ|हटा|मिटाओ|"
    r"मिटा|डिलीट)(?: (?:kar|karo|do|de|dena|dijiye|दो|कर|करो))*"
)
DISMISSED = re.compile(rf"(?:never ?mind|nvm|skip)(?: about)? (?P<thing>{_THING})")
_SET = (
    r"(?:kar ?do|karo|kardo|kardena|kar dena|karna|kijiye|rakho|likho|likh do|daal ?do|daal de|dalo|daalo|dal do|kar|"
    r"tha|thi|the|hai tha|hai|kar ?dijiye|kar dijiyega|kar lo|hona chahiye tha|hona chahiye|होना चाहिए था|होना चाहिए|likhna tha|था|थी|करो|कर दो|कर दीजिए|लिखो|"
    r"डाल दो|डालो)"
)
KAR_DO = re.compile(
    rf"(?:(?:{_THING}|amount|category|date|iski|uski|कैटेगरी|राशि|तारीख)(?: (?:ka|ki|ke|का|की|के))?"
    r"(?: (?:category|date|amount|कैटेगरी))? )?"
    r"(?:(?P<target>[^\d\s]+(?: [^\d\s]+)?) (?:wala|wali|vala|vali|wale|वाला|वाली) )?(?P<value>.+?)"
    r"(?: (?:wali|wala|वाली|वाला) (?:category|कैटेगरी))?(?: (?:ka|ki|ke|me|mein|ko|par|में|का|की))?"
    r"(?: (?:date|amount|category|kharcha|kharch|entry|expense|naam))?(?: (?:pe|par|पर))?"
    rf" {_SET}(?: {IT})?"
)
BELONGS = re.compile(
    r"(?:.{1,30} )?(?P<value>\S+) (?:me|mein|में) "
    r"(?:(?:hona|aana|jana|jaana|dalna|rakhna|होना|जाना) (?:chahiye|tha|चाहिए|था)|jayega|aayega|aata hai|जाएगा|आएगा|daalo|dalo|daal do|dal do|rakho|डालो|डाल दो|रखो)"
)
NOT_BUT = re.compile(
    rf"(?:{IT}|it's|its|that's|thats|it was|that was)?\s*(?:is |was )?not (?P<old>[^,]+?)(?:,| but|"
    rf";)\s*(?:it's |its |it was |that's |it is |but )?(?P<value>.+)"
)
CHANGE = re.compile(
    r"(?:make|change|set|update|correct|edit|fix|amend|modify|move|put|stick|file|mark|switch|shift|turn|bump|backdate|"
    r"knock|bring|lower|raise|rename|call|name|"
    r"(?:re)?categori[sz]e|re-?file|reclassify|reassign|tag|use|log|count|ändere?|setze?|mets?)\s+(?P<what>.*?)\s*"
    r"(?:\b(?:to|as|into|under|in|on|auf|en|from \S+ to)\b|[:=])\s*(?P<value>.+)"
)
MAKE_IT = re.compile(
    rf"(?:make|set|call|change|update|correct|tag|mark|file)\s+(?P<what>{IT}|(?:the )?(?:amount|price|total|date|day|"
    rf"category|payer))\s+(?P<value>.+)"
)
RENAME = re.compile(
    rf"(?:(?:call|name|title) {_THING}|rename(?: {_THING})?)(?: (?:to|as))? (?P<name>\S.{{0,60}})"
    r"|(?:the )?(?:description|title)(?: is| should be)?\s*[:=-]?\s*(?P<name2>\S.{0,60})"
)
BADLO = re.compile(
    rf"(?:{_THING} )?(?:(?:ka|ki|ke) )?(?P<field>category|amount|date|payer|कैटेगरी|राशि|तारीख) (?:badlo|badal ?do|badal|change karo|"
    r"change kar do|sahi karo|theek karo|thik karo|sahi kar do|theek kar do|बदलो|बदल दो)[\s,:]+(?P<value>.+)"
    r"|(?P<field2>category|date|amount)[\s:=]+(?P<value2>.+)"
)
INSTEAD = re.compile(r"(?P<old>\S*\d\S*) (?:ki jagah|ke badle|की जगह|के बदले) (?P<value>\S*\d\S*)(?: .{0,12})?")
SET_PAYER = re.compile(r"(?:set|make|mark|put) (?P<who>\S+(?: \S+)?) as (?:the )?payer")
STARRED = re.compile(r"\*+\s?(?P<before>\S*\d\S*)|(?P<behind>\d[\d.,]*)\s?\*")
""" "*350": how people who chat correct a slip."""
MAKE_THE = re.compile(r"make (?P<what>(?:the|my|our) [^\d]+?) (?P<value>\S*\d\S*)")
IT_WAS = re.compile(
    rf"(?:(?:{IT}|it's|its|that's|thats)(?: (?:was|is|were|should be|shud be|should have been|should've been|"
    r"happened|shoulda been|would be|must be|has to be|needs to be|should say|should read|war|ist|c'était|"
    r"belongs (?:in|to|under)|should go (?:in|under|to|into)|goes (?:in|under)))?|"
    rf"{_THING} (?:was|is|should be)|(?:the )?(?:amount|date|category|payer|day) (?:was|is|should be|"
    r"should have been)|should be|should have been|should've been|shouldve been|should say|should read|c'était|war)\s+"
    r"(?:actually |really |supposed to be |just |only |for |on |dated |from )*(?P<value>.+)"
)
KHARCHA_THA = re.compile(
    rf"{IT} (?:to |toh |तो )?(?P<value>[^\d]+?) (?:ka|ki|ke|का|की)"
    r"(?: (?:kharcha|kharch|entry|expense|खर्च|खर्चा))? (?:tha|thi|hai|था|थी|है)"
)
WASNT = re.compile(rf"{IT} (?:wasn't|wasnt|was not|isn't|isnt|is not) [^,]+?,? (?:it was|it's|its|but) (?P<value>.+)")
SHOULD = re.compile(r"(?P<what>.+?) (?:should be|should have been|shud be|was supposed to be) (?P<value>.+)")
NOT_THIS = re.compile(r"not (?P<old>[^,]+?)(?:,| but|,? it was|,? it's|\s+-)\s*(?P<value>.+)")
WAS_NOT = re.compile(r"(?P<value>\S*\d\S*) (?:tha|thi|the|hai|था|थी|है|nicht|pas) \S*\d\S*(?: (?:nahi+|nahin|nhi|नहीं))?")
NICHT = re.compile(r"(?P<value>\S*\d\S*),? (?:nicht|et pas|pas|nahi+|नहीं) \S*\d\S*")
NAHI_THA = re.compile(r"(?P<old>\S*\d\S*) (?:nahi+|nahin|nhi|नहीं) (?P<value>\S*\d\S*)(?: (?:tha|thi|the|hai|था|है))?")
NOT_AT_END = re.compile(r"(?P<value>.+?)[\s,]+(?:not|nahi|instead of|rather than|नहीं) (?P<old>\S+(?: \S+)?)")
PAID_THAT = re.compile(
    rf"(?P<who>.+?) (?:ne )?(?:has |had )?(?:actually )?(?:paid|bought|got|covered|took care of|diya|diye|"
    rf"kiya|pay kiya|दिया)(?: for)? (?:{IT}|hai|tha)(?: (?:actually|not me))?"
    rf"|(?:{IT}|it) (?:was )?(?:paid|bought) by (?P<by>.+)|paid by (?P<by2>.+)|(?P<alone>[^\d]+?) (?:paid|"
    rf"pays|payed)|(?:{IT} )?(?:\S+ (?:nahi|nahin) )?(?P<ne>.+?) (?:ne|ने) (?:diya|diye|pay kiya|kiya|bhara|दिया|दिए|दिये|पे किया|भरा)"
    rf"(?: (?:tha|the|hai|था|थे|है))?(?: {IT})?"
)
NOT_HER = re.compile(r",? (?:not|nahi) (?:me|\w+)$")
CLAUSES = re.compile(r"[,;.!]\s+|\s+-\s+|\s+(?:because|coz|cuz|since|kyunki|क्योंकि)\s+")
FIELDS = re.compile(
    r"(?:the |its |it's |my )?(?:amount|price|total|cost|date|day|category|payer|currency|description|"
    r"name)(?: (?:of|on|for) (?P<of>.+))?"
)
NAMED = re.compile(r"(?P<what>[^\d,]+?)(?: (?:was|is|cost))? (?P<value>\S*\d\S*)")
NAMEABLE = re.compile(
    r"(?!.*\b(?:where|table|users|all)\b)"
    r"(?!.*\bfrom (?!yesterday|today|last|this|the|kal|\w+day|morning|earlier)\b)[^,;*<>{}=]*"
)
TARGET_WORDS = re.compile(
    r"^(?:the|my|our|that|this|last) | (?:expense|entry|one|draft|amount|price|bill's amount|wala|wali)$"
    r"| from (?:yesterday|today|earlier|this morning|kal|\w+day)$"
)
A_PRICE = re.compile(r"(?:wala |wali )?\S*\d\S* (?:ka|ki|ke) (?:hai|hain|h)")
""" "Ye wala 2500 ka hai" is talk of a price; "2500 ka tha" corrects."""
