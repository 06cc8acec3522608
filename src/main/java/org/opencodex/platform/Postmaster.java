package org.opencodex.platform;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an earlier run left of the server: {@code postmaster.pid}, and perhaps the process it names. Read only while we
 * hold the folder's lock, so a process found here has lost its parent.
 */
final class Postmaster {
    private static final System.Logger LOG = System.getLogger(Postmaster.class.getName());

    private final Path folder;
    private final PostgresPrograms programs;

    private Postmaster(Path folder, PostgresPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    static Postmaster of(Path folder, PostgresPrograms programs) {
        return new Postmaster(folder, programs);
    }

    /** Leaves no server and no pid file behind, so that a new server may start. */
    void stopOrphan() throws IOException {
        if (!Files.exists(pidFile())) {
            return;
        }
        var orphan = running();
        if (orphan.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "Stopping PostgreSQL process {0}, which an earlier Open Codex left behind.",
                    String.valueOf(orphan.get().pid()));
            programs.stop(folder);
        } else {
            // PostgreSQL would look at the number only, which since then may have gone to any other process.
            Files.deleteIfExists(pidFile());
        }
    }

    private Optional<ProcessHandle> running() throws IOException {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(Postmaster::isPostgres);
    }

    private Optional<Long> pid() throws IOException {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    private Path pidFile() {
        return folder.resolve("postmaster.pid");
    }
}
