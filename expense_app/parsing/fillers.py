"""Words that say nothing about what was bought."""

ALWAYS = frozenset(
    """
    paid pay payed pays paying payment spent spend spending bought buy buying purchased purchase got took taken ordered gave given
    cost costs costed charged charge was is were are been being am had have has did done made
    i we me my our us mine he she they it its it's i've i'm that this these those there
    just only also then again finally ok okay oh hey hi hello hmm um uh er like so well btw fyi please pls plz add log note record
    enter expense expenses expence amount amt rs inr today's
    a an the
    diya diye diyaa di dia kiya kiye kia liya liye li lia lagaya lagaye lage laga lagi gaya gaye gayi hua hue hui hai hain tha thi the
    kharida kharide kharidi khareeda khareedi kharidaa kharch kharcha karch bhara bhare bhari bharwaya bharvaya dalwaya dalvaya
    karwaya karvaya karaya karaaya mangaya mangwaya mangwayi khaya khayi khaye piya chukaya chukaye de ki ka ke ko ne se mein me pe
    par bhi aur or and n maine mene humne
    दिया दिए दिये दी लिया लिए लिये ली किया किए की का के को ने से में पर है हैं था थी थे हुआ हुए हुई गया गए गयी गई खरीदा खरीदे खरीदी ख़रीदा
    भरा भरे भरवाया खर्च खर्चा ख़र्च लगे लगा लगी और भी मैंने हमने कराया करवाया मंगवाया डलवाया खाया
    worth bill's approx total spent paid
    your pd spnt bght gav gv bezahlt gekauft ausgegeben für etc thats that's bhai bro yaar dude thanks thank thnx thx order ordered delivered both you laaye laayi laya layi laye lai laaya bhar bhari
    khilaya khilayi pilaya pilayi chadhaya udhaar कराई भरी भर लाए लाया लाई खिलाया दिलाया frm fr wid w bcoz coz also
    """.split()
)
"""Left out wherever they stand."""

EDGES = frozenset(
    """
    for on at in to from with by of off as into via per towards toward using through up out over and or but n & + / | . , : ; - – —
    = ( ) [ ] { } * # ~ ! ? @ " ' … • · > < ₹ $ € £
    तक
    """.split()
)
"""Left out where a description begins or ends, kept inside ("lunch at the office")."""

VERBS_OF_SPENDING = frozenset(
    """
    paid pay payed pd spent spend bought purchased got ordered gave given cost costed charged booked recharged renewed subscribed
    donated tipped treated filled fueled refilled repaired fixed shopped ate drank took
    diya diye di dia liya liye kharida kharide kharidi kharch kharcha bhara bharwaya dalwaya karwaya mangaya mangwaya khaya lage laga
    chukaya kharche karaya bharvaya dalvaya karvaya
    दिया दिए दिये दी लिया लिए ली खरीदा खरीदे खरीदी भरा भरवाया खर्च खर्चा लगे लगा करवाया खाया मंगवाया
    """.split()
)
