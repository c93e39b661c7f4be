import Foundation

/// A file that nobody but its owner may read.
struct PrivateFile {
    let path: String

    /// Throws when the file is missing, or others may read it.
    func contents() throws -> Data {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw Complaint("The secret file \(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw Complaint("The secret file \(path) can be read by others: run chmod 600 \(path).")
        }
        return try Data(contentsOf: URL(filePath: path))
    }

    func firstLine() throws -> String {
        let text = String(decoding: try contents(), as: UTF8.self)
        guard let line = text.split(whereSeparator: \.isNewline).first else {
            throw Complaint("The secret file \(path) is empty.")
        }
        return String(line)
    }

    /// Creates the file, whole or not at all; false when it exists already.
    func create(_ contents: Data) throws -> Bool {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        if descriptor < 0, errno == EEXIST { return false }
        guard descriptor >= 0 else { throw unwritable(because: errno) }
        defer { close(descriptor) }
        let count = contents.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count == contents.count, fsync(descriptor) == 0 else {
            // A disk takes a part only when it is full.
            let code = count >= 0 && count < contents.count ? ENOSPC : errno
            unlink(path)
            throw unwritable(because: code)
        }
        return true
    }

    private func unwritable(because code: Int32) -> Complaint {
        Complaint("The secret file \(path) cannot be written: \(String(cString: strerror(code))).")
    }
}
