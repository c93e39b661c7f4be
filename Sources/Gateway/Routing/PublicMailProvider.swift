/// Mail services where anybody can have an address: sharing such a domain says nothing about who belongs together.
enum PublicMailProvider {
    static func owns(_ domain: some StringProtocol) -> Bool { domains.contains(domain.lowercased()) }

    private static let domains: Set<String> = [
        "aol.com", "bbox.fr", "bluewin.ch", "bol.com.br", "btinternet.com", "comcast.net", "duck.com", "fastmail.com",
        "free.fr", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.fr", "gmx.net",
        "googlemail.com", "hey.com", "hotmail.be", "hotmail.co.uk", "hotmail.com", "hotmail.de", "hotmail.es",
        "hotmail.fr", "hotmail.it", "icloud.com", "laposte.net", "libero.it", "live.be", "live.co.uk", "live.com",
        "live.fr", "live.nl", "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "naver.com", "neuf.fr",
        "numericable.fr",
        "o2.pl", "onet.pl", "orange.fr", "outlook.be", "outlook.com", "outlook.de", "outlook.es", "outlook.fr",
        "outlook.it", "pm.me", "posteo.de", "proton.me", "protonmail.ch", "protonmail.com", "qq.com", "rocketmail.com",
        "seznam.cz", "sfr.fr", "sky.com", "skynet.be", "t-online.de", "telenet.be", "tiscali.it", "tutanota.com",
        "uol.com.br", "verizon.net", "virgilio.it", "wanadoo.fr", "web.de", "wp.pl", "yahoo.co.jp", "yahoo.co.uk",
        "yahoo.com", "yahoo.de", "yahoo.es", "yahoo.fr", "yahoo.it", "yandex.com", "yandex.ru", "ymail.com",
        "zoho.com", "ziggo.nl", "163.com", "126.com",
    ]
}
