package org.opencodex.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The embedded database's password, made once by us and readable by the folder's owner only. */
record PasswordFile(Path path) {
    private static final int BYTES = 24;

    /** A new password in place of one that belonged to no finished database. */
    Path create() throws IOException {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(path);
        OwnerOnly.file(path);
        // Forced to the disk as the database's own files are: one without the other is worth nothing.
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(random) + "\n"));
            channel.force(true);
        }
        return path;
    }

    /** @throws IllegalStateException when the file is gone, though the database is there */
    String read() throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IllegalStateException("The database's password is missing: " + path
                    + ". Put the file back from your backup of the data folder; the database opens with no other.");
        }
        return Files.readString(path).strip();
    }
}
