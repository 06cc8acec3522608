package org.opencodex.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, as zonky's jars of binaries carry them, unpacked. The one class that starts processes. */
final class PostgresPrograms {
    private static final System.Logger LOG = System.getLogger(PostgresPrograms.class.getName());
    private static final long MOST_MINUTES = 3;
    private static final int OWNER_MAY_EXECUTE = 0100;

    private final Path home;
    private final int major;

    private PostgresPrograms(Path home, int major) {
        this.home = home;
        this.major = major;
    }

    static boolean available() {
        return PostgresPrograms.class.getResource(archive()) != null;
    }

    /** For example {@code /postgres-linux-x86_64.txz}. */
    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var name = system.contains("win") ? "windows" : system.contains("mac") ? "darwin" : "linux";
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var arch = machine.equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + name + "-" + arch + ".txz";
    }

    /** Unpacks them once for each archive; a kill in between leaves nothing that looks whole. */
    static PostgresPrograms unpackInto(Path folder) throws IOException {
        var url = PostgresPrograms.class.getResource(archive());
        var size = url.openConnection().getContentLengthLong();
        var home = folder.resolve("programs-" + size);
        if (!Files.isDirectory(home)) {
            var unfinished = folder.resolve("programs.unfinished");
            DataFolder.delete(unfinished);
            try (var stream = url.openStream()) {
                unpack(stream, unfinished);
            }
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        var programs = new PostgresPrograms(home, 0);
        // "postgres (PostgreSQL) 18.6"
        var version = programs.run("postgres", List.of("--version")).replaceAll("(?s).*\\) (\\d+).*", "$1");
        return new PostgresPrograms(home, Integer.parseInt(version));
    }

    private static void unpack(InputStream compressed, Path target) throws IOException {
        Files.createDirectories(target);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(compressed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("The archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    int major() {
        return major;
    }

    /** Runs a program to its end and returns what it printed; throws with that if it fails. */
    String run(String program, List<String> arguments) throws IOException {
        var output = Files.createTempFile("open-codex-postgres", ".txt");
        try {
            var process = new ProcessBuilder(command(program, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
            var printed = Files.readString(output).strip();
            if (!ended || process.exitValue() != 0) {
                process.destroy();
                throw new IllegalStateException("The embedded PostgreSQL failed: " + program + " said: " + printed);
            }
            return printed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + program + " ran.", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** As {@link #run}, where a failure is no obstacle. */
    void tryRun(String program, List<String> arguments) {
        try {
            run(program, arguments);
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "Not done: {0}", e.getMessage());
        }
    }

    private List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name")) && !isWindows()) {
            // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, with no capability outside.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(isWindows() ? program + ".exe" : program).toString());
        command.addAll(arguments);
        return command;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    }
}
