package org.opencodex.platform;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs {@code initdb}, {@code pg_ctl} and {@code postgres}: the only class that starts processes.
 *
 * <p>The server is started by {@code pg_ctl}, which gives it a session of its own: a Ctrl-C in the terminal reaches us
 * and not the database, which we then stop in good order. Programs' output goes to files and not to pipes, because the
 * server would inherit a pipe and keep its reader waiting for ever.
 */
final class PostgresPrograms {
    private static final System.Logger LOG = System.getLogger(PostgresPrograms.class.getName());

    // Replaying a long write-ahead log after a crash takes a while, and giving up on it helps nobody.
    private static final String START_SECONDS = "300";
    private static final String FAST_STOP_SECONDS = "30";
    private static final String IMMEDIATE_STOP_SECONDS = "10";
    private static final long LOG_BYTES = 10L << 20;

    private final Path folder;
    private final List<String> prefix;

    private PostgresPrograms(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /** @throws IllegalStateException when we are root and there is no way not to be */
    static PostgresPrograms of(Path folder) {
        if (!runsAsRoot()) {
            return new PostgresPrograms(folder, List.of());
        }
        // PostgreSQL refuses to run as root. In a user namespace without a mapping it is nobody, and yet owns our
        // files.
        var namespace = List.of("unshare", "--user");
        if (!succeeds(command(namespace, "true"))) {
            throw new IllegalStateException("PostgreSQL does not run as root, and this system does not let us make "
                    + "a user namespace for it (unshare --user). Start Open Codex as another user, or set "
                    + "opencodex.db.url (OPENCODEX_DB_URL) to a PostgreSQL of your own.");
        }
        return new PostgresPrograms(folder, namespace);
    }

    /** For example {@code 18}. */
    String majorVersion() {
        var words =
                run(command(prefix, program("postgres"), "--version")).strip().split(" ");
        return words[words.length - 1].split("\\.")[0];
    }

    void initdb(Path cluster, Path passwordFile) {
        // The built-in locale sorts the same on every system, so that an upgrade of the C library breaks no index.
        run(command(
                prefix,
                program("initdb"),
                "--pgdata=" + cluster,
                "--username=" + PostgresDoor.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
    }

    /** Returns when the server answers. @throws IllegalStateException with the log's place when it does not */
    void start(Path cluster, Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            run(control(cluster, "start", "--log=" + log, "--timeout=" + START_SECONDS));
        } catch (IllegalStateException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not start; its log is " + log + ".", e);
        }
    }

    /** Ends every connection and the server; harder if it takes too long. Does nothing when it does not run. */
    void stop(Path cluster) {
        if (!succeeds(control(cluster, "status"))
                || succeeds(control(cluster, "stop", "--mode=fast", "--timeout=" + FAST_STOP_SECONDS))) {
            return;
        }
        LOG.log(Level.WARNING, "The embedded PostgreSQL does not stop; ending it at once. Its data is safe.");
        run(control(cluster, "stop", "--mode=immediate", "--timeout=" + IMMEDIATE_STOP_SECONDS));
    }

    private List<String> control(Path cluster, String action, String... options) {
        var command = command(prefix, program("pg_ctl"), action, "--pgdata=" + cluster, "--wait");
        command.addAll(List.of(options));
        return command;
    }

    private String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static boolean runsAsRoot() {
        return Files.isExecutable(Path.of("/usr/bin/id"))
                && run(List.of("/usr/bin/id", "-u")).strip().equals("0");
    }

    private static List<String> command(List<String> prefix, String... words) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    private static boolean succeeds(List<String> command) {
        try {
            run(command);
            return true;
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, e.getMessage());
            return false;
        }
    }

    /** What it printed. @throws IllegalStateException when it could not be run or did not succeed */
    private static String run(List<String> command) {
        try {
            var output = Files.createTempFile("open-codex-", ".out");
            try {
                var exitCode = execute(command, output);
                var text = Files.readString(output);
                if (exitCode != 0) {
                    throw new IllegalStateException(
                            "%s ended with %d: %s".formatted(String.join(" ", command), exitCode, text.strip()));
                }
                return text;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Could not run " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static int execute(List<String> command, Path output) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // PostgreSQL's own variables may point at somebody's other server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try {
            process.getOutputStream().close();
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.getFirst() + ".", e);
        }
    }
}
