import Foundation
import Glibc

/// A disk of its own for one folder, in memory, and so small that it can be filled.
public struct SmallDisk: Sendable {
    public let folder: String

    /// Whether this process may mount one: for `.enabled`.
    public static let isAvailable: Bool = {
        let folder = FileManager.default.temporaryDirectory.path + "/guichet-disk-\(UUID().uuidString.prefix(8))"
        guard let disk = try? SmallDisk(at: folder, kilobytes: 64) else { return false }
        disk.remove()
        return true
    }()

    /// Mounts one over the folder, which is created if it is missing.
    public init(at folder: String, kilobytes: Int) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try mount("size=\(kilobytes)k", flags: 0)
    }

    /// Makes it bigger, or smaller as far as its files allow.
    public func resize(kilobytes: Int) throws { try mount("size=\(kilobytes)k", flags: UInt(MS_REMOUNT)) }

    /// Makes it just so big that so much is free.
    public func resize(leaving kilobytes: Int) throws {
        var disk = statvfs()
        guard statvfs(folder, &disk) == 0 else { throw TestSupportError("no disk at \(folder): errno \(errno)") }
        try resize(kilobytes: Int((disk.f_blocks - disk.f_bfree) * disk.f_frsize / 1_024) + kilobytes)
    }

    /// Makes it readable only; no file on it may be open for writing.
    public func protect() throws { try mount("", flags: UInt(MS_REMOUNT | MS_RDONLY)) }

    /// Fills it to the last byte.
    public func fill() throws {
        let descriptor = open("\(folder)/ballast", O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw TestSupportError("no ballast: errno \(errno)") }
        defer { close(descriptor) }
        let block = [UInt8](repeating: 0, count: 4_096)
        while write(descriptor, block, block.count) > 0 {}
        guard errno == ENOSPC else { throw TestSupportError("\(folder) cannot be filled: errno \(errno)") }
    }

    /// Unmounts it, also while a program has files open on it, and removes the folder.
    public func remove() {
        umount2(folder, Int32(MNT_DETACH))
        rmdir(folder)
    }

    private func mount(_ options: String, flags: UInt) throws {
        guard Glibc.mount("tmpfs", folder, "tmpfs", flags, options) == 0 else {
            throw TestSupportError("no small disk at \(folder): errno \(errno)")
        }
    }
}
