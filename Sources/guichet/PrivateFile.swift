import Foundation

/// A file that nobody but its owner may read or change.
struct PrivateFile {
    let path: String

    /// Throws when the file is missing, or others may read or change it.
    func contents() throws -> Data {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw Complaint("The secret file \(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw Complaint("The secret file \(path) can be read or changed by others: run chmod 600 \(path).")
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

    /// Creates the file; false when it exists already. Whoever else looks sees it whole or not at all.
    func create(_ contents: Data) throws -> Bool {
        let new = try written(contents)
        defer { unlink(new) }
        if link(new, path) == 0 { return true }
        guard errno == EEXIST else { throw unwritable(because: errno) }
        return false
    }

    /// Puts a new content in the place of the old one: at every moment the file has the one or the other, whole.
    func replace(with contents: Data) throws {
        let new = try written(contents)
        guard rename(new, path) == 0 else {
            let code = errno
            unlink(new)
            throw unwritable(because: code)
        }
        // The new name is on the disk only when the folder is.
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw unwritable(because: errno) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw unwritable(because: errno) }
    }

    /// Writes the contents into a file beside this one, to the disk, and returns its path.
    private func written(_ contents: Data) throws -> String {
        let new = "\(path).\(UUID().uuidString.prefix(8))"
        let descriptor = open(new, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(because: errno) }
        defer { close(descriptor) }
        let count = contents.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count == contents.count, fsync(descriptor) == 0 else {
            // A disk takes a part only when it is full.
            let code = count >= 0 && count < contents.count ? ENOSPC : errno
            unlink(new)
            throw unwritable(because: code)
        }
        return new
    }

    private func unwritable(because code: Int32) -> Complaint {
        Complaint("The secret file \(path) cannot be written: \(String(cString: strerror(code))).")
    }
}
