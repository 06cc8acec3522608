package org.opencodex.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL that the application starts for itself, so that there is nothing to install. It keeps people's data:
 * what it confirmed is on the disk, it listens on loopback only, and it asks for a password. Its files are
 * {@code postgres-MAJOR} (the data), {@code postgres.password}, {@code postgres.log}, {@code postgres.lock} and
 * {@code programs-*} in the data folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

    // The port may be taken between choosing and using it, and children of a killed server need a moment to leave.
    private static final int ATTEMPTS = 3;
    private static final long ATTEMPT_PAUSE_MILLIS = 1_000;
    // How long the container may take to undeploy us before the JVM's end stops the database anyway.
    private static final long CONTAINER_SECONDS = 10;

    private final DataFolderLock lock;
    private final PostgresCluster cluster;
    private final PostgresPrograms programs;
    private final String password;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::closeAfterContainer, "open-codex-postgres-stop");

    private PostgresDoor door;

    private EmbeddedPostgres(DataFolderLock lock, PostgresCluster cluster, PostgresPrograms programs, String password) {
        this.lock = lock;
        this.cluster = cluster;
        this.programs = programs;
        this.password = password;
    }

    /** Whether this build carries the programs for this platform. The plain WAR carries none. */
    public static boolean available() {
        return PostgresBinaries.find().isPresent();
    }

    /**
     * Starts the server on {@code dataDir}, which is made when missing, and returns once it answers. The first time this
     * takes seconds. A server that was left running by a killed JVM is stopped first.
     *
     * @throws IllegalStateException with a text for the operator: no programs in this build, the folder is in use by
     *     another live server, it was written by another major version, we are root and may not make a user namespace,
     *     or the server did not start
     */
    public static EmbeddedPostgres start(Path dataDir) {
        var binaries = PostgresBinaries.find().orElseThrow(EmbeddedPostgres::noBinaries);
        var folder = dataDir.toAbsolutePath().normalize();
        try {
            OwnerOnly.directory(folder);
            var lock = DataFolderLock.take(folder);
            try {
                return start(folder, lock, binaries);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL cannot use " + folder + ": " + e, e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL started but refuses us: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres start(Path folder, DataFolderLock lock, PostgresBinaries binaries)
            throws IOException, SQLException {
        var programs = PostgresPrograms.of(binaries.unpack(folder));
        var cluster = PostgresCluster.in(folder, programs);
        var passwords = new PasswordFile(folder.resolve("postgres.password"));
        if (!cluster.exists()) {
            cluster.refuseOtherMajor();
            LOG.log(Level.INFO, "Making a database in {0}.", folder);
            cluster.initialise(passwords.create());
        }
        var postgres = new EmbeddedPostgres(lock, cluster, programs, passwords.read());
        postgres.open(folder.resolve("postgres.log"));
        binaries.removeOthers(folder);
        return postgres;
    }

    private static IllegalStateException noBinaries() {
        return new IllegalStateException("""
                No database is configured, and this build carries none for %s %s. Set opencodex.db.url, opencodex.db.user \
                and opencodex.db.password (or OPENCODEX_DB_URL and so on) to a PostgreSQL 15 or newer, or use the \
                quick-start build: mvn -Prun, or open-codex.jar.\
                """.formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    private void open(Path log) throws IOException, SQLException {
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            Postmaster.of(cluster.folder(), programs).stopOrphan();
            var port = startOnFreePort(log);
            door = new PostgresDoor(port, password);
            door.makeDatabase();
            LOG.log(Level.INFO, "The embedded PostgreSQL answers on 127.0.0.1:{0}.", String.valueOf(port));
        } catch (IOException | SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private int startOnFreePort(Path log) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var port = PostgresDoor.freePort();
            cluster.configure(port);
            try {
                programs.start(cluster.folder(), log);
                return port;
            } catch (IllegalStateException e) {
                if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.log(Level.WARNING, "The embedded PostgreSQL did not start, trying again: {0}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ATTEMPT_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting the embedded PostgreSQL.", e);
        }
    }

    /** For example {@code jdbc:postgresql://127.0.0.1:40123/opencodex}; the port is another one at each start. */
    public String jdbcUrl() {
        return door.jdbcUrl();
    }

    /** Owns the database, and is no superuser. */
    public String user() {
        return PostgresDoor.USER;
    }

    public String password() {
        return password;
    }

    /** Stops the server: connections are cut, what they committed stays. May be called again. */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        // An interrupted thread could not wait for the server's end.
        var interrupted = Thread.interrupted();
        try {
            programs.stop(cluster.folder());
        } finally {
            lock.close();
            closed.countDown();
            forgetAtExit();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void forgetAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The JVM is ending; its hook finds us closed.");
        }
    }

    /** The JVM's hooks run side by side: give the container's own, which undeploys us in good order, the first go. */
    private void closeAfterContainer() {
        try {
            if (closed.await(CONTAINER_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "Interrupted while waiting for the container; stopping the database now.");
        }
        close();
    }
}
