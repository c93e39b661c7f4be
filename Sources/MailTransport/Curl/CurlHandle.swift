import CCurl
import Glibc

/// One easy handle of libcurl, with what libcurl keeps pointers to.
///
/// It cannot be copied, so it is cleaned up exactly once. Nothing here ever asks libcurl for its verbose output, which
/// contains passwords.
struct CurlHandle: ~Copyable {
    let pointer: UnsafeMutableRawPointer
    /// What the server answered while libcurl spoke with it.
    let replies = ServerReplies()
    private let errorText: UnsafeMutablePointer<CChar>

    init() {
        _ = libcurl
        guard let pointer = curl_easy_init() else { fatalError("libcurl has no memory left for a connection") }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        // These four take any value and cannot fail. `replies` lives as long as the handle.
        _ = ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText)
        _ = ccurl_set_transfer(pointer, CURLOPT_HEADERFUNCTION, keepReply)
        _ = ccurl_set_pointer(pointer, CURLOPT_HEADERDATA, Unmanaged.passUnretained(replies).toOpaque())
        _ = ccurl_set_transfer(pointer, CURLOPT_WRITEFUNCTION, discard)
    }

    /// Says goodbye to an SMTP server that a connection is kept with.
    deinit {
        // libcurl would wait two minutes for the answer to its QUIT, if the server gave none.
        if let socket { shutdown(socket, Int32(SHUT_RD)) }
        curl_easy_cleanup(pointer)
        errorText.deallocate()
    }

    func set(_ option: CURLoption, to value: Int) throws(CurlError) {
        try check(ccurl_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, toOffset value: Int) throws(CurlError) {
        try check(ccurl_set_offset(pointer, option, curl_off_t(value)))
    }

    /// libcurl keeps a copy; nil takes the option back.
    func set(_ option: CURLoption, to value: String?) throws(CurlError) {
        try check(ccurl_set_string(pointer, option, value))
    }

    /// Does what the options say, from connecting to the server's last answer.
    func perform() throws(CurlError) {
        errorText.pointee = 0
        replies.forget()
        try check(curl_easy_perform(pointer))
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return ccurl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
    }

    /// The socket of the connection that was made last; nil when it is closed.
    var socket: Int32? {
        var value: curl_socket_t = -1
        guard ccurl_get_socket(pointer, CURLINFO_ACTIVESOCKET, &value) == CURLE_OK, value >= 0 else { return nil }
        return value
    }

    func check(_ code: CURLcode) throws(CurlError) {
        guard code != CURLE_OK else { return }
        let detail = printable(String(cString: errorText).utf8, limit: 200)
        throw CurlError(
            code: code, detail: detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail,
            verification: number(CURLINFO_SSL_VERIFYRESULT))
    }
}

/// libcurl asks to be set up once in a process, before its first use.
private let libcurl: Void = {
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK else {
        fatalError("libcurl could not be set up: out of memory")
    }
}()

private func keepReply(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let bytes, let context else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    Unmanaged<ServerReplies>.fromOpaque(context).takeUnretainedValue().append(line)
    return size * count
}

/// Without it, libcurl writes what it takes for a body to our standard output.
private func discard(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    size * count
}
