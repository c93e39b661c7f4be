extension MailLanguage {
    static let all = [
        english, french, german, dutch, spanish, italian, portuguese, catalan, polish, czech, swedish, danish,
        norwegian,
        finnish, russian, ukrainian, hungarian, romanian, turkish, greek, vietnamese, japanese, chinese, korean,
    ]

    static let english = MailLanguage(
        wrote: ["wrote", "writes", "sent", "said"], on: ["on", "at"],
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
            "out of office", "out of the office", "automatic reply", "auto reply", "auto-reply", "autoreply",
            "autoresponse", "auto response", "auto-response", "automated reply", "automated response", "vacation",
            "on vacation", "on holiday", "away from my mail", "away from the office", "i am away", "on leave",
            "maternity leave",
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
            "réponse automatique", "absence du bureau", "absent du bureau", "message d'absence", "message d’absence",
            "notification d'absence", "en congé", "en vacances", "je suis absent", "absence :", "absent(e)",
            "absence",
        ])

    static let german = MailLanguage(
        wrote: ["schrieb", "geschrieben", "schreibt"], on: ["am", "vom"], pronouns: ["ich", "wir", "er", "sie"],
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
            "vertraulich", "empfänger", "irrtümlich", "unbefugt", "rechtlich geschützt", "vernichten", "umwelt",
            "nicht gestattet",
        ],
        away: [
            "automatische antwort", "abwesenheitsnotiz", "abwesenheit", "abwesend", "nicht im büro", "außer haus",
            "im urlaub", "automatische rückmeldung", "abwesenheitsnachricht",
        ])

    static let dutch = MailLanguage(
        wrote: ["schreef", "geschreven", "schreven"], on: ["op"], pronouns: ["ik", "wij", "hij", "zij"],
        from: ["van", "afzender"], date: ["datum", "verzonden", "verstuurd"], to: ["aan"], subject: ["onderwerp"],
        original: ["oorspronkelijk bericht", "origineel bericht", "oorspronkelijke bericht"],
        forwarded: [
            "doorgestuurd bericht", "begin doorgestuurd bericht", "doorgestuurde bericht", "doorgezonden bericht",
        ],
        sentFrom: ["verzonden vanaf", "verstuurd vanaf", "outlook voor"],
        sentWith: ["verzonden met", "verstuurd met", "verzonden via"],
        disclaimer: ["vertrouwelijk", "geadresseerde", "ten onrechte", "openbaarmaking", "bestemd voor"],
        away: ["automatisch antwoord", "afwezig", "afwezigheid", "niet op kantoor", "automatische reactie"])

    static let spanish = MailLanguage(
        wrote: ["escribió", "escribio", "escribe", "escrito"], on: ["el", "en"], pronouns: ["yo", "nosotros"],
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
            "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina",
            "de vacaciones", "ausente",
        ])

    static let italian = MailLanguage(
        wrote: ["scritto", "scrive", "scrisse"], on: ["il", "in data", "nel"], pronouns: ["io", "noi"],
        from: ["da", "mittente"], date: ["data", "inviato", "inviata"], to: ["a", "per", "destinatario"],
        subject: ["oggetto"],
        original: ["messaggio originale", "messaggio originario"],
        forwarded: ["messaggio inoltrato", "inizio messaggio inoltrato", "inizio messaggio", "inoltrato da"],
        sentFrom: ["scarica outlook", "ottieni outlook"],
        sentWith: ["inviato da", "inviato con", "inviato dal"],
        disclaimer: ["riservat", "destinatari", "per errore", "divulga", "confidenzial", "ambiente"],
        away: ["risposta automatica", "fuori sede", "fuori ufficio", "assente", "in ferie"])

    static let portuguese = MailLanguage(
        wrote: ["escreveu", "escreve"], on: ["em", "no dia", "a"], pronouns: ["eu", "nós"],
        from: ["de", "remetente"], date: ["data", "enviado", "enviada", "enviada em", "enviado em"], to: ["para"],
        subject: ["assunto"],
        original: ["mensagem original"],
        forwarded: ["mensagem encaminhada", "início da mensagem encaminhada", "mensagem reencaminhada"],
        sentFrom: [
            "enviado do meu", "enviado a partir", "enviada do meu", "obter o outlook", "enviado pelo", "enviado via",
        ],
        disclaimer: ["confidencia", "destinatári", "por engano", "divulga", "autorizad"],
        away: ["resposta automática", "fora do escritório", "ausência", "de férias", "estou ausente"])

    static let catalan = MailLanguage(
        wrote: ["escrit", "escriure", "escrigué"], on: ["el"], from: ["de"], date: ["data", "enviat"],
        to: ["per a", "a"],
        subject: ["assumpte"], original: ["missatge original"], forwarded: ["missatge reenviat"],
        sentFrom: ["enviat des"], away: ["resposta automàtica"])
}
