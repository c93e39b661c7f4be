import Commands

/// The words of three languages in one table, as `Config/vocabulary.yaml` gives them.
let times: TimeWords = {
    var times = TimeWords()
    for line in [english, french, german].joined(separator: "\n").split(separator: "\n") {
        let parts = line.split(separator: ": ")
        guard let meaning = TimeWord(rawValue: String(parts[0])) else { preconditionFailure("\(line)") }
        for word in parts[1].split(separator: ", ") {
            precondition(times.add(String(word), meaning: meaning), "\(word) is taken")
        }
    }
    return times
}()

private let english = """
    january: january, jan
    february: february, feb
    march: march, mar
    april: april, apr
    may: may
    june: june, jun
    july: july, jul
    august: august, aug
    september: september, sept, sep
    october: october, oct
    november: november, nov
    december: december, dec
    monday: monday, mon
    tuesday: tuesday, tues, tue
    wednesday: wednesday, weds, wed
    thursday: thursday, thurs, thur, thu
    friday: friday, fri
    saturday: saturday, sat
    sunday: sunday, sun
    today: today
    tomorrow: tomorrow
    yesterday: yesterday
    day_after_tomorrow: day after tomorrow
    day_before_yesterday: day before yesterday
    noon: noon, midday
    midnight: midnight
    before_noon: am, a.m, in the morning
    after_noon: pm, p.m, in the afternoon, in the evening
    oclock: h, o'clock, hrs
    ordinal: st, nd, rd, th
    minute: minute, minutes, min, mins, m
    hour: hour, hours, h, hr, hrs
    day: day, days, d
    week: week, weeks, wk, wks, w
    month: month, months, m
    year: year, years, yr, yrs, y
    at: at
    on: on, the
    of: of
    in: in
    ago: ago
    since: since
    from: from
    until: until, till, to
    next: next
    last: last, past
    this: this
    all: all, everything
    """

private let french = """
    january: janvier, janv, jan
    february: février, févr, fév, fevr, fev
    march: mars
    april: avril, avr
    may: mai
    june: juin
    july: juillet, juil
    august: août, aout
    september: septembre, sept
    october: octobre, oct
    november: novembre, nov
    december: décembre, déc, dec
    monday: lundi, lun
    tuesday: mardi
    wednesday: mercredi, mer
    thursday: jeudi, jeu
    friday: vendredi, ven
    saturday: samedi, sam
    sunday: dimanche, dim
    today: aujourd'hui
    tomorrow: demain
    yesterday: hier
    day_after_tomorrow: après-demain, après demain
    day_before_yesterday: avant-hier, avant hier
    noon: midi
    midnight: minuit
    before_noon: du matin
    after_noon: de l'après-midi, du soir
    oclock: h, heure, heures
    ordinal: er
    minute: minute, minutes, min, mn
    hour: heure, heures, h
    day: jour, jours, j
    week: semaine, semaines, sem
    month: mois
    year: an, ans, année, années, l'an, l'année
    at: à
    on: le, la, les
    of: de
    in: dans
    ago: il y a
    since: depuis
    from: du, de
    until: au, jusqu'au
    next: prochain, prochaine
    last: dernier, dernière, derniers, dernières
    this: ce, cet, cette
    all: tout
    """

private let german = """
    january: Januar, Jänner, Jan
    february: Februar, Feber, Feb
    march: März, Maerz, Mär, Mrz
    april: April, Apr
    may: Mai
    june: Juni, Jun
    july: Juli, Jul
    august: August, Aug
    september: September, Sept, Sep
    october: Oktober, Okt
    november: November, Nov
    december: Dezember, Dez
    monday: Montag, Mo
    tuesday: Dienstag, Di
    wednesday: Mittwoch, Mi
    thursday: Donnerstag, Do
    friday: Freitag, Fr
    saturday: Samstag, Sonnabend, Sa
    sunday: Sonntag, So
    today: heute
    tomorrow: morgen
    yesterday: gestern
    day_after_tomorrow: übermorgen
    day_before_yesterday: vorgestern
    noon: Mittag
    midnight: Mitternacht
    before_noon: vormittags, morgens
    after_noon: nachmittags, abends
    oclock: Uhr
    minute: Minute, Minuten, Min
    hour: Stunde, Stunden, Std, h
    day: Tag, Tage, Tagen
    week: Woche, Wochen
    month: Monat, Monate, Monaten
    year: Jahr, Jahre, Jahren
    at: um
    on: am, den, der, die, das
    in: in
    ago: vor
    since: seit, seit dem
    from: von, vom
    until: bis, bis zum
    next: nächsten, nächste, nächster, nächstes, kommenden, kommende
    last: letzten, letzte, letzter, letztes, vergangenen
    this: diesen, diese, dieser, dieses
    all: alles
    """
