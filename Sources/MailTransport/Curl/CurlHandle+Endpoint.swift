import CCurl

extension CurlHandle {
    /// Prepares for connections to a mail server: how to reach it, what to trust, how long to wait for it.
    ///
    /// `scheme` is `imap` or `smtp`; `path` is what stands behind the host, for SMTP our own name. The whole of
    /// connecting, greeting and logging in must end within `connectTimeout`.
    func aim(at endpoint: Endpoint, scheme: String, path: String = "", connectTimeout: Duration) throws(CurlError) {
        let usesTLSFromTheStart = endpoint.security == .implicitTLS
        try set(CURLOPT_URL, to: "\(scheme)\(usesTLSFromTheStart ? "s" : "")://\(endpoint)/\(path)")
        try set(CURLOPT_PROTOCOLS_STR, to: "\(scheme),\(scheme)s")
        try set(
            CURLOPT_USE_SSL, to: Int(endpoint.security == .none ? CURLUSESSL_NONE.rawValue : CURLUSESSL_ALL.rawValue))
        try set(CURLOPT_SSL_VERIFYPEER, to: 1)
        try set(CURLOPT_SSL_VERIFYHOST, to: 2)
        try set(CURLOPT_SSLVERSION, to: Int(CURL_SSLVERSION_TLSv1_2))
        if let authorities = endpoint.certificateAuthorities {
            try set(CURLOPT_CAINFO, to: authorities)
            try set(CURLOPT_CAPATH, to: nil)
        }
        // Proxies come from the environment otherwise, and nothing but the entry point reads that.
        try set(CURLOPT_PROXY, to: "")
        try set(CURLOPT_NOSIGNAL, to: 1)
        try set(CURLOPT_TCP_KEEPALIVE, to: 1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, to: connectTimeout.milliseconds)
    }

    func logIn(_ login: Login) throws(CurlError) {
        try set(CURLOPT_USERNAME, to: login.userName)
        try set(CURLOPT_PASSWORD, to: login.password.value)
    }
}

extension Duration {
    /// Rounded down, at least 1 and at most what fits a C `int`.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(min(max(Double(seconds) * 1e3 + Double(attoseconds) / 1e15, 1), Double(Int32.max)))
    }

    /// Rounded up, at least 1: libcurl counts some of its timeouts in whole seconds.
    var wholeSeconds: Int { (milliseconds + 999) / 1000 }
}
