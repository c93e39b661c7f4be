extension MailLanguage {
    static let polish = MailLanguage(
        wrote: ["napisał", "napisała", "napisali", "pisze", "pisał", "napisana", "cytowanie"],
        on: ["w", "dnia", "w dniu"],
        from: ["od", "nadawca"], date: ["data", "wysłano", "wysłane"], to: ["do", "adresat"], cc: ["dw"],
        subject: ["temat"],
        original: ["wiadomość oryginalna", "oryginalna wiadomość", "wiadomość pierwotna"],
        forwarded: [
            "przekazana wiadomość", "treść przekazanej wiadomości", "wiadomość przekazana", "przesłana wiadomość",
        ],
        sentFrom: ["wysłano z", "wysłane z", "wysłano przy", "wysłano za"],
        disclaimer: ["poufn", "adresat", "omyłkowo", "przez pomyłkę", "zabronion"],
        closings: [
            "pozdrawiam", "z poważaniem", "pozdrawiam serdecznie", "serdecznie pozdrawiam", "serdeczne pozdrowienia",
            "pozdrowienia", "z wyrazami szacunku", "łączę pozdrowienia", "z pozdrowieniami", "dziękuję", "dzięki",
            "pzdr",
        ],
        answers: ["odpowied", "odpowiad", "komentarz", "uwagi"],
        answerPlaces: [
            "poniżej", "na czerwono", "na niebiesko", "na zielono", "w treści", "w tekście",
        ],
        away: ["automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź", "autoresponder", "poza biurem"],
        absent: ["nieobecność", "na urlopie"])

    static let czech = MailLanguage(
        wrote: ["napsal", "napsala", "píše", "napísal", "napísala"], on: ["dne", "dňa"], from: ["od", "odesílatel"],
        date: ["datum", "odesláno", "dátum", "odoslané"], to: ["komu", "pro", "příjemce"], cc: ["kopie"],
        subject: ["předmět", "predmet"],
        original: ["původní zpráva", "původní e-mail", "pôvodná správa"],
        forwarded: ["přeposlaná zpráva", "preposlaná správa"],
        sentFrom: ["odesláno z", "odoslané z"], disclaimer: ["důvěrn", "adresát", "omylem"],
        closings: [
            "s pozdravem", "s přátelským pozdravem", "se srdečným pozdravem", "s úctou", "hezký den", "děkuji",
            "přeji hezký den", "s pozdravom", "ďakujem",
        ],
        answers: ["odpověd", "odpovíd", "komentář"],
        answerPlaces: [
            "níže", "červeně", "modře", "v textu",
        ],
        away: ["automatická odpověď", "automatická odpoveď", "mimo kancelář"], absent: ["nepřítomnost"])

    static let swedish = MailLanguage(
        wrote: ["skrev", "skriver"], on: ["den", "på"], pronouns: ["jag", "vi"], from: ["från"],
        date: ["datum", "skickat", "skickad"], to: ["till"], cc: ["kopia"], subject: ["ämne"],
        original: ["ursprungligt meddelande", "originalmeddelande", "ursprungsmeddelande"],
        forwarded: ["vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrat mejl"],
        sentFrom: ["skickat från", "skickat med", "skickades från", "hämta outlook", "sänt från"],
        disclaimer: ["konfidentiell", "mottagare", "av misstag"],
        closings: [
            "med vänlig hälsning", "med vänliga hälsningar", "vänliga hälsningar", "vänlig hälsning", "hälsningar",
            "bästa hälsningar", "med bästa hälsningar", "mvh", "mvh.", "vänligen", "tack", "tack på förhand",
        ],
        answers: ["svar", "kommentar"],
        answerPlaces: [
            "nedan", "i rött", "med rött", "i blått", "i texten", "inline",
        ],
        away: ["automatiskt svar", "autosvar", "frånvaromeddelande", "ej på kontoret"],
        absent: ["frånvaro", "semester", "på semester"])

    static let danish = MailLanguage(
        wrote: ["skrev", "skriver", "sendte"], on: ["den", "d", "på"], pronouns: ["jeg", "vi"], from: ["fra"],
        date: ["dato", "sendt"], to: ["til"], cc: ["kopi"], subject: ["emne", "vedrørende"],
        original: ["oprindelig meddelelse", "oprindelig besked", "original meddelelse"],
        forwarded: ["videresendt besked", "videresendt meddelelse", "start på videresendt besked"],
        sentFrom: ["sendt fra", "sendt med", "hent outlook"], disclaimer: ["fortrolig", "modtager", "ved en fejl"],
        closings: [
            "med venlig hilsen", "venlig hilsen", "med venlige hilsner", "venlige hilsner", "de bedste hilsner",
            "bedste hilsner", "mange hilsner", "hilsen", "mvh", "tak", "på forhånd tak", "mange tak",
        ],
        answers: ["svar", "kommentar"],
        answerPlaces: [
            "nedenfor", "herunder", "med rødt", "i rødt", "med blåt", "i teksten",
        ],
        away: ["autosvar", "automatisk svar", "fraværsbesked", "ikke på kontoret"],
        absent: ["fraværende", "ikke til stede", "ferie", "på ferie", "fravær"])

    static let norwegian = MailLanguage(
        wrote: ["skrev", "skreiv"], on: ["den", "på"], from: ["fra", "frå"], date: ["dato", "sendt", "send"],
        to: ["til"],
        cc: ["kopi"], subject: ["emne"], original: ["opprinnelig melding", "original melding", "opphavleg melding"],
        forwarded: ["videresendt melding", "videresendt e-post"], sentFrom: ["sendt fra", "send frå", "få outlook"],
        disclaimer: ["konfidensiell", "mottaker", "ved en feil"],
        closings: [
            "med vennlig hilsen", "vennlig hilsen", "med vennlege helsingar", "med hilsen", "beste hilsen", "hilsen",
            "mvh", "takk", "på forhånd takk",
        ],
        answers: ["svar", "kommentar"],
        answerPlaces: [
            "nedenfor", "i rødt", "med rødt", "i blått", "i teksten",
        ],
        away: ["fraværsmelding", "automatisk svar", "ikke på kontoret"], absent: ["fravær", "ikke til stede"])

    static let finnish = MailLanguage(
        wrote: ["kirjoitti"], on: [], from: ["lähettäjä"], date: ["lähetetty", "päiväys", "pvm", "päivämäärä"],
        to: ["vastaanottaja"], cc: ["kopio"], subject: ["aihe"], original: ["alkuperäinen viesti"],
        forwarded: ["välitetty viesti", "edelleenlähetetty viesti"], sentFrom: ["lähetetty"],
        disclaimer: ["luottamuksellinen", "vastaanottaja", "vahingossa"],
        closings: [
            "ystävällisin terveisin", "parhain terveisin", "terveisin", "kunnioittavasti", "yt", "kiitos",
            "kiittäen", "ystävällisesti",
        ],
        answers: ["vastau", "kommen"],
        answerPlaces: [
            "alla", "punaisella", "sinisellä", "tekstissä",
        ],
        away: ["automaattinen vastaus", "poissaoloilmoitus", "poissaoloviesti"], absent: ["poissa", "lomalla"])

    static let russian = MailLanguage(
        wrote: ["написал", "написала", "написали", "пишет", "писал", "писала", "писали"], on: ["от"],
        pronouns: ["я", "мы"],
        from: ["от", "от кого"], date: ["дата", "отправлено", "отправлен"], to: ["кому"], cc: ["копия"],
        subject: ["тема"],
        original: ["исходное сообщение", "оригинальное сообщение", "первоначальное сообщение", "исходное письмо"],
        forwarded: [
            "пересланное сообщение", "пересылаемое сообщение", "начало переадресованного сообщения",
            "перенаправленное сообщение",
        ],
        sentFrom: ["отправлено с", "отправлено из", "отправлено через"],
        disclaimer: ["конфиденциальн", "адресат", "по ошибке"],
        closings: [
            "с уважением", "с наилучшими пожеланиями", "всего доброго", "всего хорошего", "с благодарностью", "спасибо",
            "заранее спасибо", "искренне ваш",
        ],
        away: ["автоматический ответ", "автоответ"], absent: ["в отпуске", "отсутствую", "я в отпуске"])

    static let ukrainian = MailLanguage(
        wrote: ["написав", "написала", "пише", "писав"], on: [], from: ["від"], date: ["дата", "надіслано"],
        to: ["кому"],
        cc: ["копія"], subject: ["тема"], original: ["вихідне повідомлення", "оригінальне повідомлення"],
        forwarded: ["переслане повідомлення"], sentFrom: ["надіслано з", "відправлено з"],
        closings: ["з повагою", "дякую"],
        away: ["автоматична відповідь"])

    static let hungarian = MailLanguage(
        wrote: ["írta", "írt"], on: [], from: ["feladó"], date: ["dátum", "elküldve", "küldve"], to: ["címzett"],
        cc: ["másolatot kap"], subject: ["tárgy"], original: ["eredeti üzenet"], forwarded: ["továbbított üzenet"],
        sentFrom: ["elküldve"], sentFromEnd: ["küldve"],
        closings: ["üdvözlettel", "tisztelettel", "köszönettel", "köszönöm", "üdv"],
        away: ["automatikus válasz", "házon kívül"])

    static let romanian = MailLanguage(
        wrote: ["scris"], on: ["pe", "în", "la"], from: ["de la"], date: ["data", "trimis", "dată"],
        to: ["către", "catre"],
        subject: ["subiect"], original: ["mesaj original", "mesajul original"], forwarded: ["mesaj redirecționat"],
        sentFrom: ["trimis de pe", "trimis din"],
        closings: ["cu stimă", "cu respect", "o zi bună", "mulțumesc", "cele bune"],
        away: ["răspuns automat"])

    static let turkish = MailLanguage(
        wrote: ["yazdı", "yazmış", "şunu"], on: [], from: ["kimden", "gönderen"],
        date: ["tarih", "gönderildi", "gönderme tarihi"],
        to: ["kime", "alıcı"], cc: ["bilgi"], subject: ["konu"], original: ["özgün ileti", "orijinal mesaj"],
        forwarded: ["iletilen mesaj", "yönlendirilmiş mesaj"], sentFromEnd: ["gönderildi", "gönderildi."],
        closings: ["saygılarımla", "saygılarımızla", "iyi çalışmalar", "teşekkürler", "sevgiler"],
        away: ["otomatik yanıt"])

    static let greek = MailLanguage(
        wrote: ["έγραψε", "έγραψαν"], on: ["στις", "την"], from: ["από"], date: ["ημερομηνία", "στάλθηκε"],
        to: ["προς"],
        cc: ["κοιν"], subject: ["θέμα"], original: ["αρχικό μήνυμα"], forwarded: ["προωθημένο μήνυμα"],
        sentFrom: ["στάλθηκε από"], closings: ["με εκτίμηση", "ευχαριστώ", "φιλικά"],
        away: ["αυτόματη απάντηση"])

    static let vietnamese = MailLanguage(
        wrote: ["viết"], on: ["vào"], from: ["từ"], date: ["ngày", "gửi"], to: ["đến", "tới"], subject: ["chủ đề"],
        original: ["tin nhắn gốc"], forwarded: ["thư đã chuyển tiếp"], sentFrom: ["gửi từ", "đã gửi từ"],
        away: ["trả lời tự động"])

    static let japanese = MailLanguage(
        wrote: ["書きました", "のメール", "のメッセージ", "さんは書きました"], on: [], from: ["差出人", "送信者", "from"],
        date: ["送信日時", "日時", "日付"], to: ["宛先"], subject: ["件名"], original: ["元のメッセージ", "original message"],
        forwarded: ["転送メッセージ", "転送されたメッセージ", "転送されたメール"],
        sentFrom: ["iphoneから送信", "ipadから送信"], sentFromEnd: ["から送信", "から送信されました"],
        disclaimer: ["機密", "誤って", "誤送信", "直ちに削除", "削除して", "開示"],
        closings: ["よろしくお願いいたします", "よろしくお願い致します", "よろしくお願いします", "宜しくお願いいたします", "宜しくお願い致します", "敬具", "以上"],
        away: ["自動返信", "自動返信メール", "自動応答", "不在通知"], absent: ["不在"])

    static let chinese = MailLanguage(
        wrote: ["写道", "寫道", "写到", "写"], on: ["在", "于", "於"], from: ["发件人", "寄件者", "寄件人", "發件人"],
        date: ["发送时间", "日期", "寄件日期", "發送時間", "时间", "发送日期"], to: ["收件人", "收件者"], cc: ["抄送", "副本", "抄送人"],
        subject: ["主题", "主旨", "主題"], original: ["原始邮件", "原邮件", "原始郵件", "邮件原件", "回复的原邮件", "回覆的原郵件"],
        forwarded: ["转发的邮件", "轉寄的郵件", "已转发邮件", "轉寄郵件", "转发邮件信息", "以下是转发的邮件"],
        sentFrom: ["发自我的", "傳送自我的", "发送自", "從我的", "发自", "發自", "从我的", "来自我的", "來自我的", "来自 qq", "通过我的"],
        sentFromEnd: ["傳送", "发送"],
        disclaimer: ["保密", "机密", "機密", "误收", "错收", "指定收件人", "泄露", "删除本邮件"],
        closings: ["此致", "此致敬礼", "敬礼", "祝好", "顺祝商祺", "谢谢", "謝謝", "祝商祺"],
        away: ["自动回复", "自動回覆", "自动答复"])

    static let korean = MailLanguage(
        wrote: ["작성", "썼습니다", "쓴", "님이"], on: [], from: ["보낸사람", "보낸 사람"], date: ["보낸날짜", "보낸 날짜", "날짜"],
        to: ["받는사람", "받는 사람"], cc: ["참조"], subject: ["제목"], original: ["원본 메시지", "원본 메일", "original message"],
        forwarded: ["전달된 메시지", "전달된 메일"], sentFromEnd: ["에서 보냄"], away: ["자동 응답", "자동응답", "자동 회신", "자동회신", "부재중"])
}
