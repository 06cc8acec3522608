package org.opencodex.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real PostgreSQL that the application starts for itself, so that there is nothing to install. It keeps people's data: it
 * writes durably, listens on loopback only, and asks for a password. Its files are {@code postgres-MAJOR} (the data),
 * {@code postgres.password}, {@code postgres.log} and {@code postgres.lock} in the data folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
    private static final String USER = "opencodex";
    private static final String DATABASE = "postgres";
    private static final int START_SECONDS = 60;

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final String password;
    private final int port;
    private final Thread atExit = new Thread(this::stop, "open-codex-postgres-stop");
    private boolean closed;

    private EmbeddedPostgres(DataFolder folder, PostgresPrograms programs, String password, int port) {
        this.folder = folder;
        this.programs = programs;
        this.password = password;
        this.port = port;
    }

    /** Whether this build carries PostgreSQL for this platform. The plain WAR does not. */
    public static boolean available() {
        return PostgresPrograms.available();
    }

    /**
     * Starts the database of a data folder, which is made if there is none. Puts right what a killed server left behind.
     * Throws {@link IllegalStateException} with words for a person: no binaries in this build, a folder of another major
     * version, a folder that another server uses.
     */
    public static EmbeddedPostgres start(Path dataDir) {
        if (!available()) {
            throw new IllegalStateException("No database is configured, and this build carries none. Set opencodex.db.url,"
                    + " opencodex.db.user and opencodex.db.password (or OPENCODEX_DB_URL and so on), or use the quick-start"
                    + " build: mvn -Prun, or open-codex.jar.");
        }
        try {
            var folder = DataFolder.lock(dataDir);
            try {
                return start(folder);
            } catch (IOException | RuntimeException e) {
                folder.release();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database cannot use the folder " + dataDir + ".", e);
        }
    }

    private static EmbeddedPostgres start(DataFolder folder) throws IOException {
        var programs = PostgresPrograms.unpackInto(folder.path());
        folder.refuseOtherMajor(programs.major());
        var data = folder.data(programs.major());
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(folder, programs, data);
        } else if (Files.exists(data.resolve("postmaster.pid"))) {
            // The server before us was killed. Its database may have outlived it, and must not be written by two.
            programs.tryRun("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60"));
        }
        var port = freePort();
        programs.run(
                "pg_ctl",
                List.of(
                        "start", "-D", data.toString(), "-l", folder.log().toString(), "-w", "-t",
                        String.valueOf(START_SECONDS), "-o", settings(port)));
        var started = new EmbeddedPostgres(folder, programs, folder.password(), port);
        Runtime.getRuntime().addShutdownHook(started.atExit);
        LOG.log(Level.INFO, "The embedded PostgreSQL keeps its data in {0}.", folder.path());
        return started;
    }

    private static void initialise(DataFolder folder, PostgresPrograms programs, Path data) throws IOException {
        var unfinished = folder.path().resolve(data.getFileName() + ".unfinished");
        DataFolder.delete(unfinished);
        programs.run(
                "initdb",
                List.of(
                        "-D", unfinished.toString(), "-U", USER, "--pwfile", folder.createPassword().toString(),
                        "--auth", "scram-sha-256", "-E", "UTF8", "--locale-provider", "builtin", "--builtin-locale",
                        "C.UTF-8", "--locale", "C"));
        // Renamed when it is whole, so that a kill in between leaves nothing that looks like a database.
        Files.move(unfinished, data);
    }

    /** Said here and not left to defaults, because they are the promise: what was shown is on the disk. */
    private static String settings(int port) {
        var settings = new ArrayList<String>();
        settings.add("-p " + port);
        settings.add("-c listen_addresses=127.0.0.1");
        settings.add("-c unix_socket_directories=''");
        settings.add("-c fsync=on");
        settings.add("-c synchronous_commit=on");
        settings.add("-c full_page_writes=on");
        settings.add("-c max_connections=100");
        settings.add("-c shared_buffers=128MB");
        settings.add("-c timezone=UTC");
        return String.join(" ", settings);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Stops the database and lets go of its folder. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The machine is going down already, and the hook runs or has run.
        }
        stop();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        var data = folder.data(programs.major());
        programs.tryRun("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30"));
        folder.release();
    }
}
