package org.opencodex.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;

/** The folder that holds the embedded database; locked, because two servers on one would destroy it. */
final class DataFolder {
    private static final String PREFIX = "postgres-";
    private static final int PASSWORD_BYTES = 24;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder, the owner's alone, and locks it until {@link #release}. */
    static DataFolder lock(Path path) throws IOException {
        var absolute = path.toAbsolutePath();
        if (!Files.isDirectory(absolute)) {
            Files.createDirectories(absolute, ownersAlone("rwx------"));
        }
        var channel = FileChannel.open(
                absolute.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DataFolder(absolute, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Locked by this very process: told below, as any other.
        }
        channel.close();
        throw new IllegalStateException("Another Open Codex uses the data folder " + absolute
                + ". Stop it, or set opencodex.data.dir to another folder.");
    }

    Path path() {
        return path;
    }

    Path data(int major) {
        return path.resolve(PREFIX + major);
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    /** Throws if there is data of another major version, which this PostgreSQL cannot read. */
    void refuseOtherMajor(int major) throws IOException {
        try (var children = Files.list(path)) {
            var other = children.map(child -> child.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "\\d+") && !name.equals(PREFIX + major))
                    .findFirst();
            if (other.isPresent() && !Files.exists(data(major))) {
                throw new IllegalStateException("The data folder " + path + " holds " + other.get()
                        + ", and this build carries PostgreSQL " + major + ", which cannot read it. Start the build that"
                        + " wrote it, dump the data with pg_dump and load it here, or set opencodex.data.dir to another"
                        + " folder.");
            }
        }
    }

    /** Makes a password, in a file that only the owner may read. */
    Path createPassword() throws IOException {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var file = passwordFile();
        Files.deleteIfExists(file);
        Files.createFile(file, ownersAlone("rw-------"));
        Files.writeString(file, HexFormat.of().formatHex(bytes));
        return file;
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    Path passwordFile() {
        return path.resolve("postgres.password");
    }

    /** Lets others use the folder. */
    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static FileAttribute<?>[] ownersAlone(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
