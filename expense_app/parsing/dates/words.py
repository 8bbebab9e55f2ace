"""Words of the calendar in the languages that households mix."""

from expense_app.parsing.normalise import fold


def _each(**values: str) -> dict[str, int]:
    return {fold(word): int(key[1:]) for key, words in values.items() for word in words.split()}


MONTHS = _each(
    m1="jan january janvari januar janvier enero gennaio जनवरी",
    m2="feb february feburary febuary febr farvari februar février febrero febbraio फरवरी फ़रवरी",
    m3="mar march märz marzo मार्च",
    m4="apr april aprail avril abril aprile अप्रैल",
    m5="may maggio मई",
    m6="jun june juni juin junio giugno जून",
    m7="jul july julai juli juillet julio luglio जुलाई",
    m8="aug august agast août agosto अगस्त",
    m9="sep sept september setember sitambar septembre septiembre settembre सितंबर सितम्बर",
    m10="oct october aktubar oktober octobre octubre ottobre okt अक्टूबर अक्तूबर",
    m11="nov november navambar novembre noviembre नवंबर नवम्बर",
    m12="dec december disambar dezember dez décembre diciembre dicembre दिसंबर दिसम्बर",
)
WEEKDAYS = _each(
    d0="mon monday mondays somvar somwar montag lundi lunes lunedì सोमवार monady",
    d1="tue tues tuesday tuesdays mangalvar mangalwar dienstag mardi martes martedì मंगलवार tuseday tusday",
    d2="wed weds wednesday wednesdays wednsday wednesdy budhvar budhwar mittwoch mercredi miércoles mercoledì बुधवार",
    d3="thu thur thurs thursday thursdays thrusday guruvar guruwar veervar veerwar brihaspativar donnerstag jeudi jueves"
    " giovedì गुरुवार गुरूवार thrsday",
    d4="fri friday fridays shukravar shukrawar shukrvar shukrwar jumma freitag vendredi viernes venerdì शुक्रवार firday",
    d5="sat saturday saturdays shanivar shaniwar samstag samedi sábado sabato शनिवार saterday satuday",
    d6="sun sunday sundays itvar itwar ravivar raviwar sonntag dimanche domingo domenica रविवार इतवार",
)
SHY_WEEKDAYS = frozenset({"sun", "sat", "wed", "mon", "mardi"})
"""Short forms that are words of their own ("sun cream", "sat in a cafe")."""

DAYS_AGO = _each(
    n0="today todays today's tday tdy 2day tody todya aaj aj आज heute hoy oggi hoje vandaag idag dnes dzisiaj dziś"
    " aujourd'hui",
    n1="yesterday yesterdays yesterday's yest yesterdy yesturday yestarday ystrday ysterday yday ystday yestrday"
    " yestersay ystrdy ystdy yesterday’s kal कल gestern hier ayer ieri ontem gisteren igår wczoraj včera",
    n2="parso parson parsoon parsso परसों vorgestern anteayer anteontem eergisteren",
    n3="narso tarso narson नरसों",
)
TODAY_PHRASES = frozenset({"now", "just now", "right now", "rightnow", "jetzt", "abhi", "अभी", "gerade eben"})
TOMORROW = frozenset(["tomorrow", "tomorow", "tommorow", "tommorrow", "tmrw", "tmr", "tmrow", "2moro", "morgen", "demain", "mañana", "domani"])
PARTS_OF_DAY = frozenset(
    ["morning", "morn", "mornin", "afternoon", "noon", "evening", "eve", "evng", "night", "nite", "midnight", "lunchtime", "dinnertime", "subah", "shaam", "sham", "raat", "dopahar", "dopeher", "सुबह", "शाम", "रात", "दोपहर", "abend", "abends", "nacht", "nachts", "nachmittag", "nachmittags", "matin", "soir", "noche", "tarde", "mattina", "sera", "tonight", "early", "late"]
)
THIS = frozenset(["this", "is", "tonight", "today's", "todays", "aaj"])
LAST = frozenset(
    ["last", "past", "prev", "previous", "pichle", "pichhle", "pichla", "pichli", "pichhli", "gaye", "gat", "bite", "beete", "पिछले", "पिछली", "letzten", "letzte", "lst", "lastt"]
)
UNITS_OF_TIME = _each(
    u0="hour hours hr hrs minute minutes min mins second seconds sec ghante ghanta moment moments घंटे मिनट stunden",
    u1="day days dayz dys din दिन tag tage tagen jour jours día días dia dias giorno giorni dag dagen d",
    u7="week weeks wk wks wek hafta hafte hafton हफ्ते हफ़्ते सप्ताह woche wochen semaine semaines semana semanas settimana"
    " settimane",
    u14="fortnight fortnights",
    u30="month months mahina mahine mahino महीने महीना monat monate monaten mois mes meses mese mesi",
    u365="year years yr yrs saal साल jahr jahre jahren an ans año años anno anni",
)
AGO = frozenset(
    ["ago", "agao", "back", "before", "bfore", "b4", "earlier", "pehle", "pahle", "phele", "pahale", "pehele", "पहले", "fa", "geleden", "sedan", "temu", "atrás", "पहिले", "prior"]
)
AGO_IN_FRONT = frozenset({"vor", "hace", "há", "il y a", "il ya"})
COUNTS = {
    "a": 1, "an": 1, "one": 1, "ek": 1, "एक": 1, "ein": 1, "einem": 1, "einer": 1, "un": 1, "une": 1, "una": 1, "um": 1,
    "uma": 1, "eine": 1, "the": 1,
    "two": 2, "do": 2, "दो": 2, "couple": 2, "zwei": 2, "deux": 2, "dos": 2, "due": 2,
    "three": 3, "teen": 3, "तीन": 3, "few": 3, "some": 3, "kuch": 3, "drei": 3, "trois": 3, "tres": 3, "tre": 3,
    "four": 4, "char": 4, "chaar": 4, "चार": 4, "vier": 4, "quatre": 4, "cuatro": 4,
    "five": 5, "paanch": 5, "panch": 5, "पाँच": 5, "पांच": 5, "several": 5,
    "six": 6, "chhe": 6, "seven": 7, "saat": 7, "eight": 8, "nine": 9, "ten": 10, "das": 10,
}  # fmt: skip
VAGUE = frozenset({"few", "some", "kuch", "several", "couple"})
