import CCurl

/// A list of strings as libcurl takes it; freed with its owner, so keep that until libcurl has done its work.
struct CurlList: ~Copyable {
    let pointer: UnsafeMutablePointer<curl_slist>?

    init(_ strings: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for string in strings {
            guard let longer = curl_slist_append(list, string) else { fatalError("no memory left for a list") }
            list = longer
        }
        pointer = list
    }

    deinit { curl_slist_free_all(pointer) }
}
