extension MailLanguage {
    static let all = [
        english, french, german, dutch, spanish, italian, portuguese, catalan, polish, czech, swedish, danish,
        norwegian,
        finnish, russian, ukrainian, hungarian, romanian, turkish, greek, vietnamese, japanese, chinese, korean,
    ]

    static let english = MailLanguage(
        wrote: ["wrote", "writes", "sent", "said", "quoting"], on: ["on", "at"],
        pronouns: ["i", "you", "he", "she", "it", "we", "they"],
        from: ["from"], date: ["date", "sent", "sent at", "date sent"], to: ["to"], cc: ["cc", "bcc"],
        subject: ["subject"],
        original: ["original message", "reply message", "original email", "original mail", "original appointment"],
        forwarded: [
            "forwarded message", "begin forwarded message", "forwarded by", "forwarded mail", "forwarded email",
        ],
        replyAbove: [
            "reply above", "reply above this line", "type your reply above", "write above this line",
            "reply below this line", "do not remove this line",
        ],
        sentFrom: [
            "sent from", "sent wirelessly", "get outlook for", "via mobile", "from my iphone", "from my ipad",
            "from my phone", "from my mobile", "someone from mobile", "composed on", "posted from", "written on my",
            "sent on the go",
        ],
        sentWith: ["sent via", "sent with", "sent by", "sent using"],
        disclaimer: [
            "confidential", "intended recipient", "intended solely", "unauthorized", "unauthorised", "disclos",
            "privileged", "received this email in error", "received this e-mail in error",
            "received this message in error", "consider the environment", "virus",
        ],
        away: [
            "out of office", "out of office reply", "out of office autoreply", "out of office auto-reply",
            "out of office message", "out of office notification", "out of office response", "out-of-office",
            "out-of-office reply", "currently out of office", "automatic reply", "auto reply", "auto-reply",
            "autoreply",
            "autoresponse", "auto response", "auto-response", "automated reply", "automated response",
            "automatic response", "vacation reply", "vacation message", "vacation notice", "vacation response",
            "away from my mail", "ooo reply", "i am away", "i'm away", "i’m away", "i am out of the office",
            "i'm out of the office", "i’m out of the office", "i am out of office", "i'm out of office",
            "i am currently out of the office", "i'm currently out of the office", "currently out of the office",
            "away from the office", "on annual leave", "ooo",
        ],
        absent: [
            "vacation", "on vacation", "on holiday", "annual leave", "on leave", "maternity leave", "out of the office",
        ])

    static let french = MailLanguage(
        wrote: ["écrit", "ecrit"], on: ["le", "en date du"],
        pronouns: ["je", "j'ai", "nous", "vous", "il", "elle", "on"],
        from: ["de", "expéditeur", "message de"], date: ["date", "envoyé", "envoyé le", "message du", "date d'envoi"],
        to: ["à", "a", "pour", "destinataire", "destinataires"], cc: ["cc", "copie à", "copie", "cci"],
        subject: ["objet", "sujet"],
        original: ["message d'origine", "message d’origine", "message original", "courriel original", "mail original"],
        forwarded: [
            "message transféré", "début du message réexpédié", "début du message transféré", "message transmis",
            "message réexpédié", "courriel transféré",
        ],
        replyAbove: ["répondre au-dessus", "répondez au-dessus", "répondre ci-dessus"],
        sentFrom: [
            "envoyé depuis", "envoyé de mon", "envoyé de ma", "envoyé à partir", "télécharger outlook",
            "téléchargez outlook", "obtenir outlook", "provenance :",
        ],
        sentWith: ["envoyé par", "envoyé avec", "envoyé via"],
        disclaimer: [
            "confidentiel", "destinataire", "par erreur", "divulg", "non autorisé", "l'environnement",
            "l’environnement", "juridique", "expéditeur",
        ],
        away: [
            "réponse automatique", "réponse automatique d'absence", "réponse automatique d’absence",
            "réponse d'absence", "réponse d’absence", "réponse d'absence du bureau", "répondeur automatique",
            "message automatique", "message d'absence", "message d’absence", "notification d'absence",
            "notification d’absence", "notification automatique d'absence", "notification automatique d’absence",
            "avis d'absence", "avis d’absence", "absence du bureau", "absent du bureau", "je suis absent",
            "je suis absente", "absent(e)",
        ],
        absent: ["en congé", "en congés", "en vacances", "absence"])

    static let german = MailLanguage(
        wrote: ["schrieb", "geschrieben", "schreibt", "zitat"], on: ["am", "vom"],
        pronouns: ["ich", "wir", "er", "sie"],
        from: ["von", "absender"], date: ["datum", "gesendet", "gesendet am"], to: ["an", "empfänger"],
        cc: ["kopie", "kopie an"], subject: ["betreff", "betrifft"],
        original: [
            "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "antwort nachricht", "originalmail",
            "urspruengliche nachricht", "original nachricht", "ursprüngliche mail",
        ],
        forwarded: [
            "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht", "weitergeleitete mail",
            "weitergeleitet von", "weitergeleitete e-mail",
        ],
        replyAbove: ["oberhalb dieser zeile", "über dieser zeile", "über dieser linie"],
        sentFrom: ["diese nachricht wurde von meinem", "outlook für", "holen sie sich outlook"],
        sentWith: ["gesendet mit", "gesendet über", "gesendet aus", "versendet mit", "gesendet von"],
        sentFromEnd: ["gesendet", "gesendet.", "versendet", "versendet."],
        disclaimer: [
            "vertraulich", "empfänger", "adressat", "irrtümlich", "unbefugt", "rechtlich geschützt", "vernichten",
            "umwelt",
            "nicht gestattet",
        ],
        away: [
            "automatische antwort", "automatische e-mail-antwort", "automatische rückmeldung", "automatische nachricht",
            "automatische abwesenheitsnotiz", "automatische abwesenheitsmeldung", "abwesenheitsnotiz",
            "abwesenheitsmeldung", "abwesenheitsnachricht", "abwesenheitsassistent", "abwesenheitsbenachrichtigung",
            "auto-antwort", "autoantwort", "urlaubsmeldung", "urlaubsbenachrichtigung", "urlaubsnotiz",
            "ich bin nicht im büro", "ich bin im urlaub",
        ],
        absent: [
            "abwesenheit", "abwesend", "nicht im büro", "außer haus", "im urlaub", "urlaub",
        ])

    static let dutch = MailLanguage(
        wrote: ["schreef", "geschreven", "schreven"], on: ["op"], pronouns: ["ik", "wij", "hij", "zij"],
        from: ["van", "afzender"], date: ["datum", "verzonden", "verstuurd"], to: ["aan"], subject: ["onderwerp"],
        original: ["oorspronkelijk bericht", "origineel bericht", "oorspronkelijke bericht"],
        forwarded: [
            "doorgestuurd bericht", "begin doorgestuurd bericht", "doorgestuurde bericht", "doorgezonden bericht",
        ],
        sentFrom: ["verzonden vanaf", "verstuurd vanaf", "verzonden vanuit", "verstuurd vanuit", "outlook voor"],
        sentWith: ["verzonden met", "verstuurd met", "verzonden via"],
        disclaimer: ["vertrouwelijk", "geadresseerde", "ten onrechte", "openbaarmaking", "bestemd voor"],
        away: [
            "automatisch antwoord", "automatisch bericht", "automatische reactie", "afwezigheidsbericht",
            "afwezigheidsassistent", "afwezigheidsmelding",
        ], absent: ["afwezig", "afwezigheid", "niet op kantoor", "op vakantie"])

    static let spanish = MailLanguage(
        wrote: ["escribió", "escribio", "escribe", "escrito", "citando"], on: ["el", "en"],
        pronouns: ["yo", "nosotros"],
        from: ["de", "remitente"], date: ["fecha", "enviado", "enviado el", "enviados"], to: ["para", "destinatario"],
        subject: ["asunto"],
        original: ["mensaje original", "correo original"],
        forwarded: ["mensaje reenviado", "inicio del mensaje reenviado", "forwarded message", "mensaje enviado"],
        sentFrom: ["enviado desde", "obtener outlook", "enviado a través"],
        sentWith: ["enviado con", "enviado por", "enviado vía"],
        disclaimer: [
            "confidencial", "destinatario", "por error", "divulga", "autorizad", "medio ambiente", "privilegiada",
        ],
        away: [
            "respuesta automática", "respuesta automatica", "respuesta automática de ausencia", "mensaje automático",
            "mensaje de ausencia", "aviso de ausencia", "fuera de la oficina", "fuera de oficina",
        ], absent: ["de vacaciones", "ausente"])

    static let italian = MailLanguage(
        wrote: ["scritto", "scrive", "scrisse"], on: ["il", "in data", "nel"], pronouns: ["io", "noi"],
        from: ["da", "mittente"], date: ["data", "inviato", "inviata"], to: ["a", "per", "destinatario"],
        subject: ["oggetto"],
        original: ["messaggio originale", "messaggio originario"],
        forwarded: ["messaggio inoltrato", "inizio messaggio inoltrato", "inizio messaggio", "inoltrato da"],
        sentFrom: ["scarica outlook", "ottieni outlook"],
        sentWith: ["inviato da", "inviato con", "inviato dal"],
        disclaimer: ["riservat", "destinatari", "per errore", "divulga", "confidenzial", "ambiente"],
        away: [
            "risposta automatica", "risponditore automatico", "messaggio automatico", "messaggio di assenza",
            "fuori ufficio",
        ], absent: ["fuori sede", "assente", "in ferie", "assenza"])

    static let portuguese = MailLanguage(
        wrote: ["escreveu", "escreve"], on: ["em", "no dia", "a"], pronouns: ["eu", "nós"],
        from: ["de", "remetente"], date: ["data", "enviado", "enviada", "enviada em", "enviado em"], to: ["para"],
        subject: ["assunto"],
        original: ["mensagem original"],
        forwarded: ["mensagem encaminhada", "início da mensagem encaminhada", "mensagem reencaminhada"],
        sentFrom: [
            "enviado do meu", "enviado do outlook", "enviado do yahoo", "enviado do email para",
            "enviado do correio para",
            "enviado a partir", "enviada do meu", "obter o outlook", "enviado pelo", "enviado via",
        ],
        disclaimer: ["confidencia", "destinatári", "por engano", "divulga", "autorizad"],
        away: [
            "resposta automática", "mensagem automática", "ausência temporária", "aviso de ausência",
            "fora do escritório",
        ], absent: ["ausência", "de férias", "estou ausente", "ausente"])

    static let catalan = MailLanguage(
        wrote: ["escrit", "escriure", "escrigué"], on: ["el"], from: ["de"], date: ["data", "enviat"],
        to: ["per a", "a"],
        subject: ["assumpte"], original: ["missatge original"], forwarded: ["missatge reenviat"],
        sentFrom: ["enviat des"], away: ["resposta automàtica"])
}
