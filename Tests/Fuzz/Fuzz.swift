import Foundation

/// Which of the readers reads, by its name in `GUICHET_FUZZ`.
private let reader: FuzzedReader = {
    let name = ProcessInfo.processInfo.environment["GUICHET_FUZZ"] ?? ""
    guard let reader = FuzzedReader(rawValue: name) else {
        let names = FuzzedReader.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("GUICHET_FUZZ must be one of \(names), not “\(name)”.\n".utf8))
        exit(64)
    }
    return reader
}()

#if FUZZING
    /// What libFuzzer calls, again and again; it brings its own `main`, which `-D FUZZING` makes room for.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        reader.read(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    }
#else
    /// Reads files once each: repeats what the fuzzer found, without the fuzzer.
    @main
    enum Fuzz {
        static func main() throws {
            let paths = CommandLine.arguments.dropFirst()
            guard !paths.isEmpty else {
                return print(FuzzedReader.allCases.map(\.rawValue).joined(separator: "\n"))
            }
            for path in paths {
                let bytes = Array(try Data(contentsOf: URL(filePath: path)))
                let spent = ContinuousClock().measure { reader.read(bytes) }
                print("\(path): \(bytes.count) bytes, \(spent)")
            }
        }
    }
#endif
