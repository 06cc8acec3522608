package org.opencodex.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder of database files (PostgreSQL calls it a cluster) and the settings in it, which are ours alone. */
record PostgresCluster(Path folder, PostgresPrograms programs) {
    private static final String PREFIX = "postgres-";

    // Durability is spelled out, though it is the default, so that nobody takes it for an oversight to speed up.
    private static final String SETTINGS = """
            # Written by Open Codex at every start: changes here are lost. Use ALTER SYSTEM as the user postgres.
            listen_addresses = '%s'
            port = %d
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'

            fsync = on
            synchronous_commit = on
            full_page_writes = on

            max_connections = 100
            shared_buffers = 128MB
            effective_cache_size = 512MB
            work_mem = 8MB
            maintenance_work_mem = 64MB
            min_wal_size = 64MB
            max_wal_size = 512MB
            jit = off

            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%%m [%%p] '
            log_checkpoints = off
            """;

    private static final String AUTHENTICATION = """
            # Written by Open Codex at every start.
            # TYPE DATABASE USER ADDRESS METHOD
            host all all %s/32 scram-sha-256
            """;

    static PostgresCluster in(Path dataFolder, PostgresPrograms programs) {
        return new PostgresCluster(dataFolder.resolve(PREFIX + programs.majorVersion()), programs);
    }

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /** Makes the files beside their place and moves them there at once, so that a start cut short leaves no half. */
    void initialise(Path passwordFile) throws IOException {
        var unfinished = folder.resolveSibling(name() + ".unfinished");
        FileTrees.delete(unfinished);
        programs.initdb(unfinished, passwordFile);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws IllegalStateException when the data beside us is of another major version, which our programs cannot read */
    void refuseOtherMajor() throws IOException {
        try (var siblings = Files.list(folder.getParent())) {
            var other = siblings.map(sibling -> sibling.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "\\d+") && !name.equals(name()))
                    .findFirst();
            if (other.isPresent()) {
                throw new IllegalStateException("The data folder " + folder.getParent() + " holds " + other.get()
                        + ", and this build carries PostgreSQL " + programs.majorVersion() + ", which cannot read it."
                        + " Nothing was changed. Start the build that wrote it, or dump the data with pg_dump and load it"
                        + " into another folder (opencodex.data.dir) or a PostgreSQL of your own (opencodex.db.url).");
            }
        }
    }

    void configure(int port) throws IOException {
        Files.writeString(folder.resolve("postgresql.conf"), SETTINGS.formatted(PostgresDoor.HOST, port));
        Files.writeString(folder.resolve("pg_hba.conf"), AUTHENTICATION.formatted(PostgresDoor.HOST));
    }

    private String name() {
        return folder.getFileName().toString();
    }
}
