package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** A new server with sign-in on: how the first administrator comes to be. As {@code sign-in.md} sets one up. */
@OnTheRig
class SetUpContractIT {
    private static final Path PAGE = Path.of("src/doc/sign-in.md");
    private static final Pattern SETTING = Pattern.compile("(?m)^ {4}(OPENCODEX_[A-Z_]+)=(\\S+)$");
    private static final Pattern LINK = Pattern.compile("https://chat\\.example\\.org/welcome#([A-Za-z0-9_-]+)");
    private static final String PASSWORD = Canaries.plant("four words for the first administrator");

    private final Rig rig;

    SetUpContractIT(Rig rig) {
        this.rig = rig;
    }

    private static Map<String, String> settingsOfThePage() throws IOException {
        var section = Files.readString(PAGE).split("(?m)^## Local accounts$")[1].split("(?m)^## ")[0];
        return SETTING.matcher(section)
                .results()
                .collect(Collectors.toMap(setting -> setting.group(1), setting -> setting.group(2)));
    }

    private static String link(AppServer server) throws IOException {
        var found = LINK.matcher(server.log());
        assertThat(found.find()).as("a link in the log").isTrue();
        return found.group(1);
    }

    private static String use(String token, String name) {
        return "{\"token\": \"" + token + "\", \"name\": \"" + name + "\", \"password\": \"" + PASSWORD + "\"}";
    }

    @Test
    void makesOneAdministratorByTheLinkInTheLog() throws IOException {
        var environment = new HashMap<>(rig.databaseOfItsOwn("set_up"));
        environment.putAll(settingsOfThePage());
        try (var first = rig.anotherServer("set-up", environment)) {
            var old = link(first);
            var api = first.api();
            assertThat(api.get("session").at("/set_up")).isEqualTo("false");
            try (var second = rig.anotherServer("set-up-again", environment)) {
                var fresh = link(second);
                var inspect = "account-links/inspect";
                assertThat(api.post(inspect, "{\"token\": \"" + old + "\"}").status())
                        .isEqualTo(404);
                assertThat(api.post(inspect, "{\"token\": \"" + fresh + "\"}").at("/kind"))
                        .isEqualTo("setup");
                assertThat(api.post("account-links/use", use(old, "Eve")).status())
                        .isEqualTo(404);
                var made = api.post("account-links/use", use(fresh, "Ada"));
                assertThat(made.status()).isEqualTo(200);
                assertThat(made.at("/user/administrator")).isEqualTo("true");
                assertThat(made.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
                assertThat(second.api()
                                .post("account-links/use", use(fresh, "Bob"))
                                .status())
                        .isEqualTo(404);
                assertThat(second.api().get("session").at("/set_up")).isEqualTo("true");
            }
            assertThat(api.post("session", "{\"name\": \"ADA\", \"password\": \"" + PASSWORD + "\"}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
