package org.opencodex.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.Rig;

/**
 * T-FUZZ: whatever is asked of a route that the OpenAPI document describes, the server does not fail and does not end. Asked
 * by Schemathesis, which is installed from PyPI into the build's folder; where that cannot be, the test is skipped and says so.
 */
@OnTheRig
class OpenApiFuzz {
    private static final String SCHEMATHESIS = "schemathesis==4.32.5";

    private static AppServer server;
    private static Path program;

    private final People people;

    /** Who asks. */
    enum Asker {
        ADMINISTRATOR,
        MEMBER,
        NOBODY
    }

    OpenApiFuzz(Rig rig) {
        people = new People(rig, server);
    }

    @BeforeAll
    static void start(Rig rig) throws Exception {
        program = install();
        server = rig.anotherServer(
                "fuzzed",
                Map.of(
                        "OPENCODEX_AUTH_MODE", "local",
                        "OPENCODEX_RATE_REQUESTS", "0",
                        "OPENCODEX_RATE_GENERATIONS", "0"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Path install() throws IOException, InterruptedException {
        var home = AppServer.target().resolve("fuzz");
        Files.createDirectories(home);
        var found = home.resolve("venv/bin/st");
        if (!Files.exists(found)) {
            var installed = run(home.resolve("install.log"), "python3", "-m", "venv", home.resolve("venv") + "") == 0
                    && run(home.resolve("install.log"), home.resolve("venv/bin/pip") + "", "install", SCHEMATHESIS)
                            == 0;
            assumeTrue(
                    installed,
                    "Schemathesis cannot be installed, so nothing is fuzzed: it needs python3 with venv, and PyPI.");
        }
        return found;
    }

    private static int run(Path log, String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            Files.writeString(log, e.toString());
            return -1;
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersWhateverIsAsked(Asker asker) throws IOException, InterruptedException {
        var given = System.getProperty("opencodex.seed", "");
        var seed = given.isEmpty() ? String.valueOf(System.nanoTime() % 1_000_000_007) : given;
        var command = new ArrayList<>(List.of(
                program.toString(),
                "run",
                server.base() + "api/v1/openapi.json",
                "--url",
                server.base().toString(),
                "--checks",
                "not_a_server_error",
                "--exclude-path-regex",
                // Streams have no end, and whoever signs out is nobody.
                "/events$|/session$",
                "--phases",
                "examples,coverage,fuzzing,stateful",
                "--max-examples",
                System.getProperty("opencodex.fuzz.examples", "15"),
                "--seed",
                seed,
                "--request-timeout",
                "30",
                "--continue-on-failure",
                "--warnings",
                "off"));
        headers(asker).forEach((name, value) -> command.addAll(List.of("-H", name + ":" + value)));
        var log = AppServer.target().resolve("fuzz/" + asker + ".log");
        Files.deleteIfExists(log);
        var started = System.nanoTime();
        var status = run(log, command.toArray(String[]::new));
        var lines = Files.readAllLines(log);
        System.out.println(
                "T-FUZZ as " + asker + ": seed " + seed + ", " + (System.nanoTime() - started) / 1_000_000_000 + " s, "
                        + String.join(" | ", lines.subList(Math.max(0, lines.size() - 12), lines.size())));
        assertThat(server.isRunning()).isTrue();
        assertThat(server.api().getOutside("health/ready").status()).isEqualTo(200);
        assertThat(status).as("what is in " + log).isZero();
    }

    private Map<String, String> headers(Asker asker) {
        if (asker == Asker.NOBODY) {
            return Map.of();
        }
        var person = people.arrives(asker.name());
        if (asker == Asker.ADMINISTRATOR) {
            people.becomesAdministrator(person);
        }
        return person.api().headers();
    }
}
