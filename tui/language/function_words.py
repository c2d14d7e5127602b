"""The most frequent function words of each language, by which languages are told apart."""

from collections.abc import Mapping

_LISTS = {
    "czech": """
        a se v na je že s z do o k i ale jako za by pro jsem tak po podle který jsou byl bylo jeho
        nebo při až také však
    """,
    "danish": """
        og i at det er en af til på de med den som for ikke der har et var han fra blev eller også
        men sig efter ud jeg kunne være hun nu
    """,
    "dutch": """
        de het een en van in is dat op te zijn met voor niet aan er om ook als door maar bij uit nog
        naar wordt werd hij worden deze zich over
    """,
    "english": """
        the of and to in a is that for it was on with as be are by this at from have or not but had
        they his which you were their has an we
    """,
    "estonian": """
        ja on ei et see kui oli ka ta mis aga oma ning siis või nii veel seda mida selle kes eest
        pärast ma tema kus nad pole juba välja
    """,
    "finnish": """
        ja on ei se että oli hän mutta ovat kun niin myös kuin joka tai mitä jos ole hänen sen sitä
        vain jo ne sekä nyt olla minä mukaan vielä
    """,
    "french": """
        le la les de des et à un une est dans que qui en du pour pas sur au par plus ce il se sont
        avec ne aux son cette mais elle
    """,
    "german": """
        der die und das den ist nicht von zu mit dem ein eine sich auf für im des auch es an als
        wird aus sind bei nach wie oder er war einer
    """,
    "hungarian": """
        a az és hogy nem is egy van volt de ez meg csak már azt még mint vagy ha el ki kell ezt
        lehet után több sem minden szerint aki pedig
    """,
    "italian": """
        il di che la e è un per non in una sono le del si da i con della gli anche come ha dei nel
        più alla al ma lo delle questo
    """,
    "norwegian": """
        og i det er på en som til av for at ikke har de med et den fra var men han om jeg seg ble
        eller sier etter også hun mot ut være
    """,
    "polish": """
        i w na z nie się do jest to że o jak po za ale od dla przez był czy ma są tym tego jego oraz
        także jego lub być może już które
    """,
    "portuguese": """
        de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao das
        ele são à pela também
    """,
    "romanian": """
        și de în la a cu nu că o pe din care este un să mai pentru ca sunt au fost dar prin sau lui
        această după s ale fi cum
    """,
    "slovak": """
        a sa v na je že s z do o k aj ale ako za by pre som tak po podľa ktorý sú bol bolo jeho
        alebo pri až však ktoré
    """,
    "slovene": """
        in je v na se da so za ki z pa ni bi bil tudi ne po bilo iz še kot s od ali tem pri lahko ko
        njegov kar če
    """,
    "spanish": """
        de la que el en y a los se del las un por con no una su para es al lo como más pero sus le
        ha este sí fue entre también
    """,
    "swedish": """
        och i att det som en på är av för med den till inte har de om ett var men jag från han så
        sig eller vid också efter hon kan hade
    """,
    "turkish": """
        ve bir bu da de için ile çok daha olarak gibi kadar olan sonra ama ne o var en ya değil her
        ise olduğu mi göre ben onun diye oldu
    """,
}

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _LISTS.items()
}
"""By language, in lower case."""
