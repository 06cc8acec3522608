package org.opencodex.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.RigControl;

/**
 * Runs the browser tests of {@code webapp-ui/e2e} against a real server and the scripted model. Where no Chromium is
 * installed it is skipped, with a word; in CI, or with {@code -Dopencodex.test.browser=required}, it fails. With
 * {@code -Dopencodex.test.browser=all} every flow is run on a phone too, and axe on every dialog.
 */
@OnTheRig
class BrowserIT {
    private static final Pattern LINK = Pattern.compile("/welcome#([A-Za-z0-9_-]+)");

    private final Rig rig;

    BrowserIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void passesTheBrowserTests() throws IOException, InterruptedException {
        var chromium = Chromium.find();
        if (chromium.isEmpty()) {
            var told = "No Chromium is installed, so the browser tests do not run. Install it, or set CHROMIUM to its"
                    + " path.";
            System.out.println(told);
            assertThat(isRequired()).as(told).isFalse();
            assumeTrue(false, told);
        }
        // The one that a person types in webapp-ui/e2e/providers.spec.ts.
        Canaries.plant("sk-canary-of-the-browser-5678");
        try (var control = new RigControl(rig);
                var people = rig.anotherServer("people", withSignIn())) {
            var playwright = new ProcessBuilder(command())
                    .directory(Path.of("webapp-ui").toFile())
                    .redirectErrorStream(true);
            playwright.environment().put("OPENCODEX_URL", rig.server().base().toString());
            playwright.environment().put("OPENCODEX_E2E", System.getProperty("opencodex.test.browser", ""));
            playwright.environment().put("OPENCODEX_RIG", control.url().toString());
            playwright.environment().put("OPENCODEX_SIGN_IN_URL", people.base().toString());
            playwright.environment().put("OPENCODEX_SET_UP_TOKEN", setUpToken(people));
            playwright.environment().put("CHROMIUM", chromium.get().toString());
            var running = playwright.start();
            // Line by line through our own output: written past it, they would garble what the test runner reads.
            running.inputReader().lines().forEach(System.out::println);
            assertThat(running.waitFor()).as("exit status of Playwright").isZero();
        }
    }

    /** A server of its own, where people sign in with accounts of ours, and nobody has one yet. */
    private Map<String, String> withSignIn() {
        var environment = new HashMap<>(rig.databaseOfItsOwn("people"));
        environment.put("OPENCODEX_AUTH_MODE", "local");
        return environment;
    }

    /** What stands behind the {@code #} of the link for the first administrator. */
    private static String setUpToken(AppServer server) throws IOException {
        var found = LINK.matcher(server.log());
        assertThat(found.find()).as("a link in the log").isTrue();
        return found.group(1);
    }

    /**
     * All of them, or with {@code -Dopencodex.test.browser.only=providers} those in files of that name; with
     * {@code -Dopencodex.test.browser.bench} the benchmark instead.
     */
    private static List<String> command() {
        var config = System.getProperty("opencodex.test.browser.bench") == null ? "" : ".bench";
        return Stream.concat(
                        Stream.of("npx", "playwright", "test", "--config", "playwright" + config + ".config.ts"),
                        Stream.ofNullable(System.getProperty("opencodex.test.browser.only")))
                .toList();
    }

    private static boolean isRequired() {
        return System.getenv("CI") != null || System.getProperty("opencodex.test.browser") != null;
    }
}
