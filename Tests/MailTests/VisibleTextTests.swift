import Mail
import Testing

@Suite("The text a person wrote")
struct VisibleTextTests {
    @Test(
        arguments: [
            "Please see my answers below.", "Hello,\nmy comments are in red.\n\nKind regards,\nJohn",
            "Replies in-line.", "Mes réponses ci-dessous, en rouge.", "Mes remarques sont dans le corps du message.",
            "Meine Antworten stehen unten im Text.", "Siehe Kommentare in Rot.", "Mijn antwoorden staan hieronder.",
            "Mis respuestas, más abajo.", "Ti rispondo qui sotto.", "Minhas respostas em vermelho.",
            "Moje odpowiedzi poniżej.", "Mina svar i rött.", "Mine svar nedenfor.",
        ],
        [
            "From: Jane Doe <jane@example.test>\nSent: Tuesday, 4 March 2014 10:12\nTo: John\nSubject: Chairs\n",
            "-----Original Message-----\nFrom: Jane Doe <jane@example.test>\nSent: 4 March 2014\nSubject: Chairs\n",
            "On Tue, 4 Mar 2014 at 10:12, Jane Doe <jane@example.test> wrote:\n",
        ])
    func answersThatAreSaidToBeInTheQuoteAreShown(text: String, announcement: String) {
        let quote = ["How many chairs?", "Forty.", "", "Which colour?", "Red."]
        for mark in ["", "> "] where mark.isEmpty || announcement.hasPrefix("On") {
            let older = "\(mark)On Mon, 3 Mar 2014, John <john@example.test> wrote:\n\(mark)> Hello.\n"
            let marked = quote.map { mark + $0 }.joined(separator: "\n")
            let visible = VisibleText(of: "\(text)\n\n\(announcement)\n\(marked)\n\n\(older)")
            #expect(visible.answers == quote.joined(separator: "\n"))
            #expect(visible.shown == visible.text + "\n\n" + visible.answers)
            #expect(visible.quoted.contains("Forty."))
        }
    }

    @Test(arguments: [
        "Thank you for your answer.", "We want them in red.", "Please replace the one below.",
        "Could you answer by Friday? The address is below.\n\nOur shop is at 5 Mill Road, on the second floor.",
        "My answers below:\n1. Forty chairs for the big room, to begin with.\n2. Red.",
    ])
    func aQuoteWithoutAnswersStaysAway(text: String) {
        let quote = "From: Jane Doe <jane@example.test>\nSent: 4 March 2014 10:12\nTo: John\nSubject: Chairs\n\nWhich?"
        let visible = VisibleText(of: "\(text)\n\n\(quote)")
        #expect(visible.answers.isEmpty)
        #expect(visible.shown == text)
    }

    @Test(arguments: [
        "On Mon, 3 Feb 2014 at 10:02, Jane Doe <jane@example.test> wrote:",
        "On 11-Apr-2011, at 6:54 PM, Jane Doe <jane@example.test> sent:",
        "On Dec 16, 2011, at 12:47 PM, Jane Doe\n<jane@example.test>\nwrote:",
        "On Tuesday, 4 February 2014 09:10 AM, Jane O'Doe wrote:", "On 04/03/2014 10:12, Jane wrote:",
        "On Tue, Mar 4, 2014 at 10:12 AM Jane\nDoe <jane@example.test> wrote:",
        "On Tue, 4 Mar 2014 10:12:00 +0100\nJane Doe <jane@example.test> wrote:",
        "Le mar. 4 mars 2014 à 10:12, Jeanne\nDupont <jeanne@example.test> a écrit :",
        "--- On Wed, 4/4/12, Jane Doe <jane@example.test> wrote:",
        "---- On Tue, 22 Dec 2015 14:17:36 +0530 Jane<jane@example.test> wrote ----", "---- Jane Doe wrote ----",
        "jane via List <jane@example.test> wrote:", "Sent from Telephone Jane <jane@example.test> wrote:",
        "Le mer. 12 févr. 2014 à 14:00, Jeanne Dupont <jeanne@example.test> a écrit :",
        "Le 12/02/2014 14:00, Jeanne Dupont a écrit :", "Am 12.02.2014 um 14:00 schrieb Hans Meyer:",
        "Am Mittwoch, 12. Februar 2014, 14:00:00 schrieb Hans Meyer <hans@example.test>:",
        "Hans Meyer <hans@example.test> schrieb am Mi., 12. Feb. 2014\num 14:00 Uhr:",
        "Op wo 12 feb. 2014 om 14:00 schreef Piet Jansen <piet@example.test>:",
        "Op 12-feb.-2014, om 13:18 heeft Piet Jansen <piet@example.test> het volgende geschreven:",
        "El mié., 12 feb. 2014 a las 14:00, Ana Ruiz (<ana@example.test>) escribió:",
        "El jueves, 21 de noviembre de 2013, anaruiz escribió:",
        "Il giorno mer 12 feb 2014 alle ore 14:00 Luca Bo <luca@example.test> ha scritto:",
        "Il 12/02/2014 14:00, Luca Bo ha scritto:",
        "Em qua., 12 de fev. de 2014 às 14:00, Rui Sá <rui@example.test> escreveu:",
        "W dniu 12.02.2014 o 14:00, Jan Nowak pisze:",
        "śr., 12 lut 2014 o 14:00 Jan Nowak <jan@example.test> napisał(a):",
        "Den ons 12 feb. 2014 kl 14:00 skrev Anna Ek <anna@example.test>:",
        "På 14 september 2015 på 02:23:18, Anna Ek (anna@example.test) skrev:",
        "ons. 12. feb. 2014 kl. 14:00 skrev Anna Ek <anna@example.test>:",
        "pe 20. lokakuuta 2017 klo 17.50 Aino Aho\n<aino@example.test> kirjoitti:",
        "st 12. 2. 2014 v 14:00 odesílatel Jan Novák <jan@example.test> napsal:",
        "ср, 12 февр. 2014 г. в 14:00, Иван Петров <ivan@example.test>:",
        "12.02.2014, 14:00, \"Иван Петров\" <ivan@example.test>:", "2014年2月12日(水) 14:00 田中太郎 <taro@example.test>:",
        "在 2014年2月12日，下午2:23，王明 <wang@example.test> 写道：", "2014. 2. 12. 오후 12:39 김철수 <kim@example.test> 작성:",
        "Vào 14:24 8 tháng 6, 2017, Nguyễn <nguyen@example.test> đã viết:",
        "2014-02-12 14:00 GMT+01:00 Jane Doe <\njane@example.test>:",
        "11:00 AM, November 17, 2021, \"Jane - Doe\" <jane@example.test>:",
        "Quoting Jane Doe <jane@example.test>:", "Citeren Jane Doe <jane@example.test>:",
        "Zitat von Jane Doe <jane@example.test>:",
        "Op ma 4 mrt 2024 om 10:12 schreef Piet Jansen <piet@example.test>:",
        "ma 4. maalisk. 2024 klo 10.12 Aino Aho (\naino@example.test) kirjoitti:",
        "在2024-03-04 10:12:33，wang@example.test写道：", "王明 <wang@example.test> 于2024年3月4日周一\n10:12写道：",
        "понедельник, 04 марта 2024г., 10:12 +03:00 от Иван Петров ivan@example.test:",
        "En date de : Lun 4.3.24, Jeanne Dupont <jeanne@example.test> a écrit :",
        "Wiadomość napisana przez Jan Nowak <jan@example.test> w dniu 4 mar 2024,\no godz. 10:12:",
        "Jan Nowak <jan@example.test> napisał(a) 4.03.2024 10:12:", "Dne 4.3.2024 v 10:12 Jan Novák napsal(a):",
        "Hans Meyer <hans@example.test> hat am 04.03.2024 10:12 CET geschrieben:",
        "Monday, March 4, 2024, 10:12:33 AM, you wrote:", "Jane Doe, on 04/03/2024 10:12, wrote:",
        "4 Mar 2024, 10:12 by jane@example.test:", "4. März 2024, 10:12 von jane@example.test:",
    ])
    func endsAtTheLineThatNamesWhoIsQuoted(attribution: String) {
        for quote in ["> Which colour?\n> Red?", "Which colour?\nRed?"] {
            let visible = VisibleText(of: "Red, please.\nThank you.\n\n\(attribution)\n\n\(quote)\n")
            #expect(visible.text == "Red, please.\nThank you.")
            #expect(visible.quoted.hasPrefix(attribution))
            #expect(visible.quoted.hasSuffix("Red?"))
        }
    }

    @Test(arguments: [
        "From: Jane Doe <jane@example.test>\nSent: Wednesday, February 12, 2014 2:00 PM\nTo: Luc\nSubject: Kitchen",
        "*From:* Jane Doe\n*Sent:* 2014-02-12\n*To:* luc@example.test\n*Subject:* Kitchen",
        "-----Original Message-----\nFrom: Jane Doe\nSent: today\nTo: Luc\nSubject: Kitchen",
        "________________________________\nFrom: Jane <jane@example.test>\nSent: today\nTo: Luc\nSubject: Kitchen",
        "From: Jane Doe\n<jane-with-a-long-name@example.test>\nSent: today\nTo: Luc\nSubject: Kitchen",
        "De : Jeanne [mailto:jeanne@example.test]\nEnvoyé : mercredi 12 février 2014 14:00\nÀ : Luc\nObjet : Cuisine",
        "-----Message d'origine-----\nDe : Jeanne\nEnvoyé : hier\nÀ : Luc\nObjet : Cuisine",
        "Von: Hans <hans@example.test>\nGesendet: Mittwoch, 12. Februar 2014 14:00\nAn: Luc\nBetreff: Küche",
        "-----Ursprüngliche Nachricht-----\nVon: Hans\nGesendet: gestern\nAn: Luc\nBetreff: Küche",
        "Van: Piet <piet@example.test>\nVerzonden: woensdag 12 februari 2014\nAan: Luc\nOnderwerp: Keuken",
        "De: \"Ana\" <ana@example.test>\nEnviado: 12/02/2014 14:53\nPara: Luc\nAsunto: Cocina",
        "Da: Luca <luca@example.test>\nInviato: mercoledì 12 febbraio 2014\nA: Luc\nOggetto: Cucina",
        "De: Rui <rui@example.test>\nEnviada em: quarta-feira\nPara: Luc\nAssunto: Cozinha",
        "Od: Jan <jan@example.test>\nWysłano: środa\nDo: Luc\nTemat: Kuchnia",
        "Från: Anna <anna@example.test>\nSkickat: den 12 februari 2014\nTill: Luc\nÄmne: Kök",
        "Fra: Anna <anna@example.test>\nSendt: 12. februar 2014\nTil: Luc\nEmne: Køkken",
        "От: Иван <ivan@example.test>\nОтправлено: среда\nКому: Luc\nТема: Кухня",
        "差出人: 田中 <taro@example.test>\n送信日時: 2014年2月12日\n宛先: Luc\n件名: 台所",
        "发件人：王明 <wang@example.test>\n发送时间：2014年2月12日\n收件人：Luc\n主题：厨房",
        "====\n\nMessage du : 12/02/2014 13:20\nDe : \"Jeanne\" <jeanne@example.test>\nA : luc@example.test\nSujet : Cuisine",
        "Date: Wed, 12 Feb 2014 12:35:31 -0600\nTo: luc@example.test", "----- Original Message -----",
        "-------- Message original --------",
        "---- Replied Message ----\n| From | Jane<jane@example.test> |\n| Date | 03/04/2024 10:12 |\n| To | luc@example.test |",
        "---- 回复的原邮件 ----\n| 发件人 | 王明<wang@example.test> |\n| 日期 | 2024年03月04日 10:12 |\n| 主题 | 厨房 |",
        "发件人：王明 <wang@example.test>\n日期：2024年3月4日 星期一 10:12\n收件人：Luc\n抄送：Bob\n主题：厨房",
        "From \"Jane\" <jane@example.test>\nTo \"Luc\" <luc@example.test>\nDate 3/4/2024 10:12:33 AM\nSubject Kitchen",
        "Jane Doe <jane@example.test>\n03/04/2024 10:12 AM\n\nTo\nLuc Bo <luc@example.test>\ncc\n\nSubject\nKitchen",
        "Jane Doe <jane@example.test> on 03/04/2024 10:12:33 AM\n\nTo:   Luc Bo/Example@EXAMPLE\ncc:\n\nSubject:  Kitchen",
        "Lähettäjä: Aino\nLähetetty: maanantai 4. maaliskuuta 2024 10.12\nVastaanottaja: Luc\nAihe: Keittiö",
        "Od: Jan\nOdesláno: pondělí 4. března 2024 10:12\nKomu: Luc\nPředmět: Kuchyně",
    ])
    func endsAtTheFieldsOfTheAnsweredMail(block: String) {
        let visible = VisibleText(of: "Red, please.\n\n\(block)\n\nWhich colour?\n")
        #expect(visible.text == "Red, please.")
        #expect(visible.quoted.hasSuffix("Which colour?"))
    }

    @Test(arguments: [
        "Please deliver:\n\nFrom: Paris\nTo: Lyon\nDate: 12 May",
        "On 3 May 2014 I wrote:\n\nthe oven is broken. It still is.",
        "On your side you can measure:\n\n    600 mm\n\nIs that enough?",
        "In 2016 we wrote the following:\n\nnothing.", "Regards the timeline: we are done by 12:30:\n\nok?",
        "Write to bob@example.test before 12:30:\n\nhe has the key.",
        "Invitation:\n\nDate: Wednesday 3 October 2011\nTime: 7:00am\nAddress: 130 Fox St\n\nPlease come.",
        "Item Price\n--------------\nOven 500\nHood 300\n\nAll prices without VAT.",
        "Part one has sentences. They end here.\n\n----------\n\nPart two has a sentence too. It goes on and on here.",
        "- oak\n- beech\n- walnut", "Luc sent to bob@example.test:\n\nthe plans, the prices.",
        "Von meinem Standpunkt aus ist alles gut", "Sent by courier yesterday",
        "The key is with Jane <jane@example.test> until 12:30:\n\nplease ring.",
        "We need:\n\n1. Forty chairs.\n\n--\n\n2. Four tables, of oak.", "1) A door\n--\n2) A white window",
        "We need:\n--\nforty chairs of oak\n--\ntwo lamps\n--\na white door",
        "What I tried:\n\n4 March 2014, 10:12, I wrote:\n\nto your office, in vain.",
        "Hello,\nour boss said:\n\n> Only oak.\n\nSo oak it is.",
        "First: the invoice is wrong.\n\n---\n\nSecond: late delivery.",
        "Summary\n=======\n\nAll fine.\n\nDetails\n-------\n\nOak",
        "Here is the text:\n---\nError 42 in line 7\n---", "Please add:\n\n-----\n\n3 chairs\n2 tables",
        "A room, please:\n\nDe : Lyon\nÀ : Marseille\nDate : 3 juin\nObjet : séminaire\n\nMerci de confirmer.",
        "Bonjour,\n\nDe : Lyon\nÀ : Paris\nDate : 12/06/2025\nObjet : déménagement\n\nPouvez-vous venir ?",
        "The meeting:\n\nDate: 12 May 2014\nFrom: 10:00\nTo: 11:00\nSubject: Budget\n\nIs room 3 free?",
        "The template:\n\nSubject: Your order\nFrom: shop@example.test\n\nThe rest can stay.",
        "Date: 4 March 2014\nTo: Customer Service\nFrom: Anna Ek\nSubject: Complaint\n\nDear Sir,\n\nit is broken.",
        "Hello,\n\nOn 4 March 2014 your colleague Anna wrote:\n\nWe will send it.\n\nBut nothing came.",
        "Hallo,\n\nam 04.03.2014 um 10:12 schrieb Ihre Kollegin:\nWir senden es.\nEs kam nichts.",
        "Hello,\n\nOn 4 March 2014 at 10:12 Mr Smith wrote:\n\n\"We will send it.\"\n\nBut nothing came.",
        "Please call my colleague:\n\nBob Miller\nbob@example.test\n+49 30 1234567", "Which colour?\n\n- red",
        "Please ship:\n\n- Chair", "One more thing.\n\nIt works in Outlook on Android",
        "One more thing.\n\nBitte prüfen Sie, ob diese Küche passt.",
        "Una cosa.\n\nPrima di stampare il contratto, scrivetemi.", "Sent from Berlin.",
        "Shipped on Monday.\n\nSent from Lyon on Tuesday.",
        "This message is for you: I am not the addressee of the parcel, and it is confidential.",
        "The server said:\n\n----- Original Message was not found -----\n\nWhat can we do?",
        "--- Forwarded messages stay unread ---\n\nis what it says.", "The weight is more than\n> 5 kg",
        "Kind regards from Lille, we love the kitchen. Our telephone number is 03 20 00 00 00.",
        "Kind regards,\nJane Doe\nPS: please ring 03 20 00 00 00.", "Thanks,\nJane Doe\n3 chairs\n03 20 00 00 00",
        "Two, please.\n\nThank you\n\nFox Court\n5 Fox Street, London\n020 7946 0000",
        "Two, please.\n\nRegards\nDelivery Address\n5 Fox Street\n020 7946 0000",
        "Two, please.\n\nRegards,\nJane Doe\n\n2 Chairs\n3 Tables\n020 7946 0000",
        "Zwei, bitte.\n\nMit freundlichen Grüßen\nHans Meyer\nKundennummer 4711234\nhans@example.test",
        "Ask Bob.\n\nBest regards\nJane\n\nContact\nBob Miller\nbob@example.test",
        "Print on the card:\n\nKind regards,\nJane Doe\nExample Ltd\nwww.example.test",
        "Sincerely,\nSuper Kitchen Team",
        "Thanks,\nJane Doe\nDeliver to: 5 Fox Street, 0320000000",
        "To: bob@example.test\nSubject: Offer\n\nis what it said.",
        "On 4 March 2024 at 10:12 your driver wrote: nobody home. But we were.", "Sent by courier, as my boss wished.",
        "Hello,\n\nFrom\tParis\nTo\tLyon\nDate\t12 May 2024 10:00\nSubject\tmove\n\nThanks",
        "| Item | Number |\n| To | Lille |\n| From | Paris |",
        "Danke\n\nKüche Modell A\nHerd Modell B\nTel. 030 1234567",
        "Well.\n\nMeeting on 4 March 2024, 10:12 from Hall A to bob@example.test:\n\nbring chairs",
        "Caution: this email address of mine is new.\n\nPlease use it.",
        "Sent from my desk, which is quicker than my telephone.", "```\n# A comment\n> a prompt\n--\n```\nEnd.",
    ])
    func keepsWhatOnlyLooksLikeAQuoteOrASignature(text: String) {
        #expect(VisibleText(of: text).text == text)
    }

    @Test(arguments: [
        ("Red.\n\n-- \nJane Doe\nExample Ltd", "-- \nJane Doe\nExample Ltd"),
        ("Red.\n--\nJane Doe", "--\nJane Doe"),
        ("Red.\n---\nJane", "---\nJane"),
        ("Red.\n\n-Jane", "-Jane"),
        ("Red.\n- jane", "- jane"),
        ("Red.\n\n/Jane", "/Jane"),
        ("Red.\n\nSent from my telephone", "Sent from my telephone"),
        ("Red.\n\nSent from my phone. Please excuse any typos.", "Sent from my phone. Please excuse any typos."),
        ("Red.\n\nEnvoyé de mon iPhone", "Envoyé de mon iPhone"),
        (
            "Red.\n\nEnvoyé à partir de Outlook pour iOS<https://example.test/o>",
            "Envoyé à partir de Outlook pour iOS<https://example.test/o>"
        ),
        ("Red.\n\nVon meinem iPhone gesendet", "Von meinem iPhone gesendet"),
        ("Red.\n\nVerzonden vanaf mijn iPad", "Verzonden vanaf mijn iPad"),
        ("Red.\n\nEnviado desde mi iPhone", "Enviado desde mi iPhone"),
        ("Red.\n\nInviato da iPhone", "Inviato da iPhone"),
        ("Red.\n\nSkickat från min iPhone", "Skickat från min iPhone"),
        ("Red.\n\nОтправлено с iPhone", "Отправлено с iPhone"),
        ("Red.\n\niPhoneから送信", "iPhoneから送信"),
        ("Red.\n\n从我的 iPhone 发送", "从我的 iPhone 发送"),
        (
            "Red.\n\nGet [Outlook for Android](https://example.test/a)",
            "Get [Outlook for Android](https://example.test/a)"
        ),
        ("Red.\n\n-Jane\n\nSent from my phone", "-Jane\n\nSent from my phone"),
        ("Red.\n\nJane Doe\nvia mobile", "Jane Doe\nvia mobile"),
        (
            "Red.\n\nJane Doe\njane@example.test\n+33 3 20 00 00 00\nwww.example.test",
            "Jane Doe\njane@example.test\n+33 3 20 00 00 00\nwww.example.test"
        ),
        (
            "Red.\n\n____________\nkitchens mailing list\nhttps://example.test/list",
            "____________\nkitchens mailing list\nhttps://example.test/list"
        ),
        (
            "Red.\n\n________\nThis e-mail is confidential. If you are not the intended recipient, delete it.",
            "________\nThis e-mail is confidential. If you are not the intended recipient, delete it."
        ),
        (
            "Red.\n\nDiese Nachricht ist vertraulich. Wenn Sie nicht der Empfänger sind, löschen Sie sie bitte.",
            "Diese Nachricht ist vertraulich. Wenn Sie nicht der Empfänger sind, löschen Sie sie bitte."
        ),
        ("Red.\n\nPensez à l'environnement avant d'imprimer.", "Pensez à l'environnement avant d'imprimer."),
        ("Red.\n\nPobierz aplikację Outlook dla systemu iOS", "Pobierz aplikację Outlook dla systemu iOS"),
        ("Red.\n\nEnviado de meu iPhone", "Enviado de meu iPhone"),
        ("Red.\n\nVerstuurd via Outlook voor Android", "Verstuurd via Outlook voor Android"),
        ("Red.\n\nGesendet von meinem Handy", "Gesendet von meinem Handy"),
        (
            "Red.\n\nDiese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.",
            "Diese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet."
        ),
        ("Red.\n\n來自我的 iPhone", "來自我的 iPhone"),
        ("Red.\n\nОтправлено из Mail.ru для Android", "Отправлено из Mail.ru для Android"),
        ("Red.\n\nUzyskaj aplikację Outlook dla systemu iOS", "Uzyskaj aplikację Outlook dla systemu iOS"),
        ("Red.\n\nInviato dal mio smartphone Samsung Galaxy.", "Inviato dal mio smartphone Samsung Galaxy."),
        (
            "Red.\n\nSent from Mail<https://example.test/m> for Windows",
            "Sent from Mail<https://example.test/m> for Windows"
        ),
        ("Red.\n\n[cid:image001.png@01DA.ABC]", "[cid:image001.png@01DA.ABC]"),
        (
            "Red.\n\nDisclaimer: confidential and intended for the addressee. Sharing it is strictly forbidden.",
            "Disclaimer: confidential and intended for the addressee. Sharing it is strictly forbidden."
        ),
        (
            "Red.\n\nDenne e-posten er konfidensiell. Hvis du har mottatt den ved en feil, vennligst slett den.",
            "Denne e-posten er konfidensiell. Hvis du har mottatt den ved en feil, vennligst slett den."
        ),
        (
            "Red.\n\nЭто сообщение является конфиденциальным. Если вы получили его по ошибке, удалите его.",
            "Это сообщение является конфиденциальным. Если вы получили его по ошибке, удалите его."
        ),
        (
            "Red.\n\n本邮件及其附件含有保密信息。如果您错收了本邮件，请您立即通知发件人并删除本邮件！",
            "本邮件及其附件含有保密信息。如果您错收了本邮件，请您立即通知发件人并删除本邮件！"
        ),
        ("Red.\n\nSent with Proton Mail secure email.", "Sent with Proton Mail secure email."),
        (
            "Red.\n\nThis e-mail is confidential and for the intended recipient only. If you are not, do not disclose it.",
            "This e-mail is confidential and for the intended recipient only. If you are not, do not disclose it."
        ),
    ])
    func leavesTheSignatureOut(body: String, signature: String) {
        let visible = VisibleText(of: body)
        #expect(visible.text == "Red.")
        #expect(visible.signature == signature.replacing("-- \n", with: "--\n"))
        #expect(visible.withSignature == body.replacing("-- \n", with: "--\n"))
    }

    @Test func theLastOfSeveralLinesMayBeginASignature() {
        let points = "We need:\n--\nforty chairs of oak\n--\ntwo lamps"
        let visible = VisibleText(of: points + "\n--\nJane Doe\nDoe & Daughters")
        #expect(visible.text == points)
        #expect(visible.signature == "--\nJane Doe\nDoe & Daughters")
    }

    @Test(arguments: [
        ("Kind regards,", "Jane Doe\nSales Manager\nExample Ltd\n5 Fox Street, London\n+44 20 7946 0000"),
        ("Best regards,\n", "Jane Doe\nProject Manager | Example\nT: +44 20 7946 0000\njane@example.test"),
        ("Thanks and regards", "JANE DOE\nExample Ltd"), ("Regards, Jane", "Jane Doe\nKitchen Sales\nExample House"),
        (
            "Mit freundlichen Grüßen\n",
            "i.A. Hans Meyer\nEinkauf\n\nExample GmbH\nHauptstraße 5\n12345 Berlin\nTel.: 030 1234567\nGeschäftsführer: Max Muster"
        ),
        ("Mit freundlichen Grüßen / Best regards", "Hans Meyer\nExample GmbH\nhans@example.test"),
        ("Bien cordialement,\n", "Jeanne Dupont\ndirectrice commerciale\n59000 Lille\nTél : 03 20 00 00 00"),
        ("Met vriendelijke groet,", "Piet Jansen\nExample BV\n020 1234567"),
        ("Saludos cordiales,", "Ana Ruiz\nDirectora\n+34 91 123 45 67"),
        ("Cordiali saluti", "Luca Bo\nExample Srl\nTel. 02 1234567"),
        ("Atenciosamente,", "Rui Sá\nGerente\n(11) 91234-5678"),
        ("Pozdrawiam,", "Jan Nowak\nExample Sp. z o.o.\ntel. 22 123 45 67"),
        ("Med vänlig hälsning", "Anna Ek\nInköpschef\n08-123 456 78"),
        ("Venlig hilsen", "Anna Ek\nExample ApS\nTlf. 12 34 56 78"),
        ("Ystävällisin terveisin", "Aino Aho\nExample Oy\n040 123 4567"),
        ("S pozdravem", "Jan Novák\nExample s.r.o.\n+420 123 456 789"),
        ("С уважением,", "Иван Петров\nООО Пример\n+7 495 123-45-67"),
    ])
    func theBlockBelowAClosingIsASignature(closing: String, block: String) {
        for below in [
            "", "\n\nSent from my phone", "\n\nOn Mon, 3 Feb 2014 10:00, Bob <bob@example.test> wrote:\n> Red?",
        ] {
            let visible = VisibleText(of: "Red.\nThank you.\n\n\(closing)\n\(block)\(below)")
            #expect(visible.text == "Red.\nThank you.\n\n\(closing)".trimmingSuffix("\n"))
            #expect(visible.signature.hasPrefix(block))
        }
    }

    /// Mail.ru writes no more than this above the mail that is answered.
    @Test func fieldsThatNameTheAuthorAsRecipientStandAboveTheAnsweredMail() throws {
        let author = Address(name: "", email: try #require(EmailAddress("jane@example.test")))
        let body = "Красный.\n\nКому: Jane (jane@example.test)\nТема: Кухня\n\nКакой цвет?"
        #expect(VisibleText(of: body, by: author).text == "Красный.")
        #expect(VisibleText(of: body).text == body)
    }

    @Test(arguments: [
        ("On Mon, 3 Feb 2014, Jane <jane@example.test> wrote:\n> Red?\n\nYes.", "Yes."),
        ("Yes.\n\nOn Mon, Mar 4, 2024 at 10:12 AM, Jane<jane@example.test> wrote:   Which colour?\nRed?", "Yes."),
        ("Oui.\n\n  Le lun., mars 4, 2024 à 10:12, Jane<jane@example.test> a écrit :   Rouge ?\nOu bleu ?", "Oui."),
        ("Jane.\n\nJane Doe wrote on 04/03/2024 10:12:\n> Red?", "Jane."),
        ("Ja.\n\nHans Meyer schrieb am 04.03.2024 um 10:12:\n> Rot?", "Ja."),
        ("Yes.\n_________\n\n> Red?", "Yes."),
        (
            "CAUTION: This email originated from outside of the organization. Do not click links.\n\nTwo chairs.",
            "Two chairs."
        ),
        ("[EXTERNAL]\n\nTwo chairs.", "Two chairs."),
        ("Achtung: externer Absender. Öffnen Sie keine Anhänge.\n\nZwei Stühle.", "Zwei Stühle."),
        ("Yes.\n\n--- Bitte antworten Sie oberhalb dieser Linie ---\n\nRed?", "Yes."),
        ("On Mon, 3 Feb 2014, Jane <jane@example.test> wrote:\n\nNo quote mark here.", "No quote mark here."),
        (
            "Hello,\n\nOn Mon, 3 Feb 2014 10:00, Jane wrote:\n> Red?\n\nYes.\n\n> Oak?\n\nNo.",
            "Hello,\n\nYes.\n\n> Oak?\n\nNo."
        ),
        ("> Red?\n\nYes.", "> Red?\n\nYes."),
        ("> Red?", "> Red?"),
        ("Yes.\n\n> Red?", "Yes."),
        ("Those are the plans I sent\n\n> Did you send them?", "Those are the plans I sent"),
        ("On Friday 3 May 2014 I sent the plans\n\n> Did you?", "On Friday 3 May 2014 I sent the plans"),
        ("Yes.\n\n> On Mon, 3 Feb 2014, Jane <jane@example.test> wrote:\n>\n> Red?\n\n--\nJoe", "Yes."),
        ("Yes.--- On Wed, Apr 4, 2012 at 3:59 PM, jane@example.test wrote:\n> Red?", "Yes."),
        ("Yes.\n\nOn Mon, 3 Feb 2014, bob wrote:\n\n> see (http://example.test/action\n_nonce=3dd518)\n>", "Yes."),
        (
            "See below.\n\n---------- Forwarded message ---------\nFrom: Jane <jane@example.test>\nDate: today\n\nRed.",
            "See below."
        ),
        (
            "---------- Forwarded message ---------\nFrom: Jane\n\nRed.",
            "---------- Forwarded message ---------\nFrom: Jane\n\nRed."
        ),
        (
            "Yes.\n\n‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Tuesday, March 4th, 2014 at 10:12 AM, Jane <j@example.test> wrote:\n\nRed?",
            "Yes."
        ),
        ("Done.\n\n##- Please type your reply above this line -##\n\nTicket 5", "Done."),
        ("--\nJane", "--\nJane"),
        ("", ""), ("\n \n", ""), ("a\r\nb\r\n\r\n> c\r\n", "a\nb"),
        ("\u{FEFF}Yes.\u{A0}\n\n\u{200B}> Red?", "\u{FEFF}Yes."),
    ])
    func answersAreFoundAboveBelowAndBetween(body: String, expected: String) {
        #expect(VisibleText(of: body).text == expected)
    }

    @Test func theAuthorsNameEndsTheText() throws {
        let author = Address(name: "Jane Doe", email: try #require(EmailAddress("jane@example.test")))
        let visible = VisibleText(of: "Red.\n\nJane Doe\nExample Ltd, Lille", by: author)
        #expect(visible.text == "Red.")
        #expect(visible.signature == "Jane Doe\nExample Ltd, Lille")
    }

    @Test func theAuthorsNameInAListDoesNotEndTheText() throws {
        let author = Address(name: "Jane Doe", email: try #require(EmailAddress("jane@example.test")))
        let text = "With us come:\nJane Doe\nLuc\n\nPlease book a room for all of them."
        #expect(VisibleText(of: text, by: author).text == text)
    }

    @Test(arguments: [
        "OK.\nOpen 8:00-17:00.", "Hi Jane,\n\nwe come on 13.1. at 10:00.\n\nBob",
        "OK.\n\nScale 1:50, drawing no. 4711.\nThanks",
        "Oui.\n\nLe 13 janvier 2025 à 10:00 nous serons là.",
    ])
    func anHourIsNoPartOfTheFieldsBelow(own: String) {
        let quote =
            "From: Jane <jane@example.test>\nSent: Monday, January 6, 2025 10:00\nTo: Bob\nSubject: Red\n\nHello"
        #expect(VisibleText(of: "\(own)\n\n\(quote)").text == own)
    }

    @Test(arguments: [
        "Yes.\n\nKind regards\nBob Smith\nExample Ltd\nTel. 0113 496 0000\n\nBy Friday please",
        "Ja.\n\nMit freundlichen Grüßen\nKlaus Kunde\nKunde GmbH\nTel. 030 1234567\n\n3 Stück P12",
        "Yes.\n\n--\nBob Smith\nTel. 123\n\nCan you also send seals?",
        "Yes.\n\n--\nBob Smith\n\nPS: deliver on Friday",
        "Option A\n--\n12,50 EUR\n\nOption B\n--\n14,50 EUR\n\nWhich one do you recommend?",
        "Please change it.\n\nFrom: old@example.test\nTo: new@example.test\n\nAlso send 3 pumps.",
        "Bonjour,\nEnvoyé de mon adresse perso, désolé.", "Hello,\nSent from my bank the payment today.",
    ])
    func whatIsSaidBelowASignatureOrLooksLikeOneStays(own: String) {
        #expect(VisibleText(of: own).text == own)
    }

    @Test(arguments: [
        (
            "Yes.\n\nKind regards\nBob Smith\n\nSales Manager\n\nExample Ltd\n\nTel. 0113 496 0000",
            "Yes.\n\nKind regards"
        ),
        ("Yes.\n\nSent from my cell, please excuse any typos.", "Yes."), ("Yes.\n\nSent from my Pixel 7", "Yes."),
        ("Yes.\n\nSent from my Verizon, Samsung Galaxy smartphone", "Yes."),
        ("Sì.\n\nPrivo di virus. www.avg.com", "Sì."),
        ("Oui.\n\nMessage du 04/03/24 10:12\nDe : Jane <jane@example.test>\nA : Bob\nObjet : devis\n\nQuoi ?", "Oui."),
        ("Yes.\n\nSent from my BlackBerry 10 smartphone on the Verizon Wireless 4G LTE network.", "Yes."),
        ("Yes.\n\n--\nBob Smith\n\nQuestions? www.example.test\nDo you like us?", "Yes."),
        ("Merci.\n\nEnvoyé avec la messagerie sécurisée Proton Mail.", "Merci."),
        ("Sì.\n\nInviato da smartphone Samsung Galaxy.", "Sì."),
        ("Yes.\n\n------------------&nbsp;Original&nbsp;------------------\nFrom: &nbsp;\"Jane\"\n\nHello", "Yes."),
    ])
    func whatOnlyProgramsAndSignaturesSayIsCutOff(body: String, expected: String) {
        #expect(VisibleText(of: body).text == expected)
    }

    @Test(arguments: [
        ("A red one, please.\n\nKind regards,\n", "A red one, please."),
        ("Eine rote.\r\n\r\nMit freundlichen Grüßen", "Eine rote."),
        ("Une rouge.\nCordialement", "Une rouge."),
        ("A red one.\n\nThanks", "A red one.\n\nThanks"),
        ("A red one.\n\nKind regards, Jane", "A red one.\n\nKind regards, Jane"),
        ("A red one.\n\nKind regards\nJane", "A red one.\n\nKind regards\nJane"),
        ("Best of all, a red one.\nBest price?", "Best of all, a red one.\nBest price?"),
        ("Kind regards", "Kind regards"), ("", ""),
    ])
    func whatIsQuotedDoesNotEndInAClosingWithoutAName(text: String, quoted: String) {
        #expect(text.withoutBareClosing == quoted)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "Sent from my phone\n", "a:\n", "From: a\n", "> a\nb\n", "--\n", "```\n",
            "On 3 May 2014, 10:00, a <a@b.c> wrote:\n", "From: a@b.c\nTo: x\n\n", "-x\n\n", "-----\n\nx\n\n", "@",
            " ", "---------- Forwarded message ---------\n", "\n", "Jane Doe\n03/04/2024 10:12\n",
            "From \"a\" <a@b.c>\n",
            "Kind regards,\nJane Doe\n", "On Mon, Mar 4, 2024 10:12, a<a@b.c> wrote: x\n", "> 5 kg\na\n",
            "| From | a |\n",
        ])
    func hostileTextTakesNoLongerThanItsLength(unit: String) {
        let visible = VisibleText(of: String(repeating: unit, count: 100_000 / unit.utf8.count))
        #expect(visible.text.utf8.count <= 200_000)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
