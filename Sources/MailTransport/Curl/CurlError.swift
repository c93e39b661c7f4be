import CCurl

/// Why libcurl gave up.
struct CurlError: Error {
    var code: CURLcode
    /// libcurl's own words, in English.
    var detail: String
    /// OpenSSL's verdict on the certificate, an `X509_V_ERR_…` number; 0 when it had none against it.
    var verification: Int

    /// Whether trying again is pointless until a person has mended the configuration, here or on the server.
    var needsOperator: Bool {
        switch code {
        case CURLE_LOGIN_DENIED, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL,
            CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION, CURLE_BAD_FUNCTION_ARGUMENT:
            true
        default: false
        }
    }

    /// One sentence: what happened with which server, and what to do. `reply` is what the server said last.
    func sentence(about endpoint: Endpoint, reply: String) -> String {
        let quote = reply.isEmpty ? "" : " (it said “\(printable(reply.utf8, limit: 200))”)"
        switch code {
        case CURLE_LOGIN_DENIED:
            return "\(endpoint) refused the login\(quote): correct the user name or the password."
        case CURLE_PEER_FAILED_VERIFICATION:
            return "The certificate of \(endpoint) cannot be trusted (\(detail)): \(cureForCertificate)."
        case CURLE_SSL_CACERT_BADFILE:
            let file = endpoint.certificateAuthorities ?? "of the system"
            return "The certificate authorities for \(endpoint) cannot be read (\(file)): correct the path or the file."
        case CURLE_USE_SSL_FAILED:
            return "\(endpoint) does not offer STARTTLS\(quote): use implicit TLS on its port, or another server."
        case CURLE_COULDNT_RESOLVE_HOST:
            return "The address of \(endpoint) was not found: check the host name, and this machine's name service."
        case CURLE_COULDNT_CONNECT:
            return "\(endpoint) cannot be reached (\(detail)): check host, port and firewall."
        case CURLE_OPERATION_TIMEDOUT:
            return "\(endpoint) did not answer in time (\(detail))\(quote): check that it works, and the port."
        case CURLE_SSL_CONNECT_ERROR:
            return "TLS with \(endpoint) failed (\(detail)): check whether the port wants implicit TLS or STARTTLS."
        case CURLE_WEIRD_SERVER_REPLY:
            return "\(endpoint) gave an answer of another kind than expected (\(detail))\(quote): check host and port."
        default:
            return "The connection to \(endpoint) failed (\(detail))\(quote)."
        }
    }

    private var cureForCertificate: String {
        switch verification {
        case 9, 10: "have it renewed, or set this machine's clock"
        case 18, 19, 20, 21: "if the authority is your own, name its file in the settings"
        case 23: "it was revoked, have it replaced"
        default: "use the host name that it was made out to"
        }
    }
}
