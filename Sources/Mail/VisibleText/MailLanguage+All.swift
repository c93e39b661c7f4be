extension MailLanguage {
    static let all = [
        english, french, german, dutch, spanish, italian, portuguese, catalan, polish, czech, swedish, danish,
        norwegian,
        finnish, russian, ukrainian, hungarian, romanian, turkish, greek, vietnamese, japanese, chinese, korean,
    ]

    static let english = MailLanguage(
        wrote: ["wrote", "writes", "sent", "said", "quoting", "spake"], on: ["on", "at"],
        pronouns: ["i", "you", "he", "she", "it", "we", "they"],
        from: ["from"], date: ["date", "sent", "sent at", "date sent"], to: ["to"], cc: ["cc", "bcc"],
        subject: ["subject"],
        original: [
            "original message", "reply message", "replied message", "original email", "original mail",
            "original appointment",
        ],
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
            "received this message in error", "received it in error", "notify the sender", "strictly prohibited",
            "strictly forbidden", "intended for the", "intended only for", "dissemination", "consider the environment",
            "virus",
        ],
        closings: [
            "kind regards", "kindest regards", "best regards", "warm regards", "warmest regards", "with kind regards",
            "with best regards", "regards", "best wishes", "all the best", "best", "sincerely", "yours sincerely",
            "sincerely yours", "yours faithfully", "faithfully", "yours truly", "respectfully", "cheers", "thanks",
            "many thanks", "thank you", "thank you very much", "thanks a lot", "thanks so much", "thanks in advance",
            "thank you in advance", "cordially", "rgds", "kr", "br",
        ],
        answers: ["answer", "respond", "response", "reply", "replie", "comment", "remark"],
        answerPlaces: [
            "below", "inline", "in line", "in red", "in blue", "in green", "in bold", "in colour", "in color",
            "in yellow", "in caps",
        ],
        away: [
            "out of office", "out of office reply", "out of office autoreply", "out of office auto-reply",
            "out of office message", "out of office assistant", "auto re", "automatic acknowledgement",
            "automatic acknowledgment", "out of office notification", "out of office response", "out-of-office",
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
            "away from office",
        ])

    static let french = MailLanguage(
        wrote: ["écrit", "ecrit", "citation"], on: ["le", "en date du"],
        pronouns: ["je", "j'ai", "nous", "vous", "il", "elle", "on"],
        from: ["de", "expéditeur", "message de"], date: ["date", "envoyé", "envoyé le", "message du", "date d'envoi"],
        to: ["à", "a", "pour", "destinataire", "destinataires"], cc: ["cc", "copie à", "copie", "cci"],
        subject: ["objet", "sujet"],
        original: ["message d'origine", "message d’origine", "message original", "courriel original", "mail original"],
        forwarded: [
            "message transféré", "début du message réexpédié", "début du message transféré", "message transmis",
            "message réexpédié", "courriel transféré",
        ],
        replyAbove: ["répondre au-dessus", "répondez au-dessus", "répondre ci-dessus", "au-dessus de cette ligne"],
        sentFrom: [
            "envoyé depuis", "envoyé sans fil", "envoyé de mon", "envoyé de ma", "envoyé à partir",
            "télécharger outlook",
            "téléchargez outlook", "obtenir outlook", "provenance :", "envoyé avec la messagerie",
        ],
        sentWith: ["envoyé par", "envoyé avec", "envoyé via"],
        disclaimer: [
            "confidentiel", "destinataire", "par erreur", "divulg", "non autorisé", "l'environnement",
            "l’environnement", "juridique", "expéditeur",
        ],
        closings: [
            "cordialement", "bien cordialement", "très cordialement", "cordialement vôtre", "sincères salutations",
            "salutations distinguées", "meilleures salutations", "bien à vous", "bien à toi", "merci", "merci d'avance",
            "merci d’avance", "merci beaucoup", "bonne journée", "belle journée", "bonne soirée", "cdt", "cdlt",
            "amicalement", "sincèrement", "respectueusement",
        ],
        answers: ["répon", "repon", "commentaire", "remarque"],
        answerPlaces: [
            "ci dessous", "plus bas", "en dessous", "en rouge", "en bleu", "en vert", "en gras", "en couleur",
            "dans le texte", "dans le corps", "dans votre mail", "dans votre message",
        ],
        away: [
            "réponse automatique", "réponse automatique d'absence", "réponse automatique d’absence",
            "réponse d'absence", "réponse d’absence", "réponse d'absence du bureau", "répondeur automatique",
            "message automatique", "message d'absence", "message d’absence", "notification d'absence",
            "notification d’absence", "notification automatique d'absence", "notification automatique d’absence",
            "avis d'absence", "avis d’absence", "absence du bureau", "absent du bureau", "je suis absent",
            "je suis absente", "absent(e)",
        ],
        absent: ["en congé", "en congés", "en vacances", "absence", "absent", "absente"])

    static let german = MailLanguage(
        wrote: ["schrieb", "geschrieben", "schreibt", "zitat"], on: ["am", "vom"],
        pronouns: ["ich", "wir", "er", "sie"],
        from: ["von", "absender"], date: ["datum", "gesendet", "gesendet am"], to: ["an", "empfänger"],
        cc: ["kopie", "kopie an", "blindkopie"], subject: ["betreff", "betrifft", "thema"],
        original: [
            "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "antwort nachricht", "originalmail",
            "urspruengliche nachricht", "original nachricht", "ursprüngliche mail",
        ],
        forwarded: [
            "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht", "weitergeleitete mail",
            "weitergeleitet von", "weitergeleitete e-mail",
        ],
        replyAbove: ["oberhalb dieser zeile", "oberhalb dieser linie", "über dieser zeile", "über dieser linie"],
        sentFrom: ["diese nachricht wurde von meinem", "outlook für", "holen sie sich outlook"],
        sentWith: ["gesendet mit", "gesendet über", "gesendet aus", "versendet mit", "gesendet von"],
        sentFromEnd: ["gesendet", "gesendet.", "versendet", "versendet."],
        disclaimer: [
            "vertraulich", "empfänger", "adressat", "irrtümlich", "unbefugt", "rechtlich geschützt", "vernichten",
            "umwelt",
            "nicht gestattet",
        ],
        closings: [
            "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichen gruessen", "mit freundlichem gruß",
            "mit freundlichem gruss", "freundliche grüße", "freundliche grüsse", "mit besten grüßen",
            "mit besten grüssen", "beste grüße", "beste grüsse", "viele grüße", "viele grüsse", "viele gruesse",
            "liebe grüße", "liebe grüsse", "herzliche grüße", "herzliche grüsse", "schöne grüße", "schöne grüsse",
            "sonnige grüße", "mit herzlichen grüßen", "mit bestem gruß", "besten gruß", "gruß", "gruss", "grüße", "mfg",
            "vg", "lg", "hochachtungsvoll", "danke", "vielen dank", "danke und viele grüße", "besten dank",
        ],
        answers: ["antwort", "kommentar", "anmerkung", "beantwort"],
        answerPlaces: [
            "unten", "weiter unten", "in rot", "in blau", "in grün", "rot markiert", "in farbe", "im text",
            "im originaltext", "inline", "unterhalb", "nachfolgend",
        ],
        away: [
            "automatische antwort", "automatische e-mail-antwort", "automatische rückmeldung", "automatische nachricht",
            "automatische eingangsbestätigung", "automatische abwesenheitsnotiz", "automatische abwesenheitsmeldung",
            "abwesenheitsnotiz",
            "abwesenheitsmeldung", "abwesenheitsnachricht", "abwesenheitsassistent", "abwesenheitsbenachrichtigung",
            "auto-antwort", "autoantwort", "urlaubsmeldung", "urlaubsbenachrichtigung", "urlaubsnotiz",
            "ich bin nicht im büro", "ich bin im urlaub",
        ],
        absent: [
            "abwesenheit", "abwesend", "nicht im büro", "außer haus", "im urlaub", "urlaub",
        ])

    static let dutch = MailLanguage(
        wrote: ["schreef", "geschreven", "schreven", "citeren"], on: ["op"], pronouns: ["ik", "wij", "hij", "zij"],
        from: ["van", "afzender"], date: ["datum", "verzonden", "verstuurd"], to: ["aan"], subject: ["onderwerp"],
        original: [
            "oorspronkelijk bericht", "origineel bericht", "originele bericht", "originele e-mail",
            "oorspronkelijke bericht",
        ],
        forwarded: [
            "doorgestuurd bericht", "begin doorgestuurd bericht", "doorgestuurde bericht", "doorgezonden bericht",
        ],
        sentFrom: ["verzonden vanaf", "verstuurd vanaf", "verzonden vanuit", "verstuurd vanuit", "outlook voor"],
        sentWith: ["verzonden met", "verstuurd met", "verzonden via", "verstuurd via"],
        disclaimer: ["vertrouwelijk", "geadresseerde", "ten onrechte", "openbaarmaking", "bestemd voor"],
        closings: [
            "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten",
            "hartelijke groet", "hartelijke groeten", "met hartelijke groet", "hoogachtend", "groeten", "groet",
            "groetjes", "mvg", "m.v.g.", "bedankt", "alvast bedankt", "dank",
        ],
        answers: ["antwoord", "reactie", "opmerking"],
        answerPlaces: [
            "hieronder", "onderstaand", "onderaan", "in het rood", "in rood", "in het blauw", "in blauw", "in de tekst",
            "inline",
        ],
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
        closings: [
            "saludos cordiales", "un cordial saludo", "cordiales saludos", "saludos", "un saludo", "atentamente",
            "muy atentamente", "cordialmente", "atte", "gracias", "muchas gracias", "un abrazo",
            "reciba un cordial saludo", "le saluda atentamente",
        ],
        answers: ["respuesta", "respond", "comentario"],
        answerPlaces: [
            "abajo", "más abajo", "en rojo", "en azul", "en verde", "en negrita", "en el texto", "a continuación",
            "debajo",
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
        sentFrom: ["scarica outlook", "ottieni outlook", "inviato da smartphone"],
        sentWith: ["inviato da", "inviato con", "inviato dal"],
        disclaimer: ["riservat", "destinatari", "per errore", "divulga", "confidenzial", "ambiente"],
        closings: [
            "cordiali saluti", "distinti saluti", "saluti", "un cordiale saluto", "un saluto", "cordialmente", "grazie",
            "grazie mille", "molte grazie", "cari saluti", "i migliori saluti", "buona giornata",
        ],
        answers: ["rispost", "rispond", "comment"],
        answerPlaces: [
            "sotto", "qui sotto", "di seguito", "in rosso", "in blu", "in verde", "in grassetto", "nel testo",
        ],
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
            "enviado do meu", "enviado de meu", "enviado do outlook", "enviado do yahoo", "enviado do email para",
            "enviado do correio para",
            "enviado a partir", "enviada do meu", "obter o outlook", "enviado pelo", "enviado via",
        ],
        disclaimer: ["confidencia", "destinatári", "por engano", "divulga", "autorizad"],
        closings: [
            "atenciosamente", "att", "com os melhores cumprimentos", "melhores cumprimentos", "cumprimentos",
            "cordialmente", "abraços", "um abraço", "saudações", "obrigado", "obrigada", "muito obrigado", "grato",
            "grata", "respeitosamente",
        ],
        answers: ["respost", "respond", "comentário"],
        answerPlaces: [
            "abaixo", "em vermelho", "em azul", "em verde", "em negrito", "no texto", "a seguir",
        ],
        away: [
            "resposta automática", "mensagem automática", "ausência temporária", "aviso de ausência",
            "fora do escritório",
        ], absent: ["ausência", "de férias", "estou ausente", "ausente"])

    static let catalan = MailLanguage(
        wrote: ["escrit", "escriure", "escrigué"], on: ["el"], from: ["de"], date: ["data", "enviat"],
        to: ["per a", "a"],
        subject: ["assumpte"], original: ["missatge original"], forwarded: ["missatge reenviat"],
        sentFrom: ["enviat des"], closings: ["salutacions", "salutacions cordials", "atentament", "gràcies"],
        away: ["resposta automàtica"])
}
