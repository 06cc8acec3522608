package org.opencodex.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.BrowserRig;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/**
 * The pages in a real browser: runs the Playwright tests of {@code webapp-ui} against the rig. Where no Chromium is
 * installed it is skipped, with a word; in CI ({@code CI=true}, or {@code -Dopencodex.test.browser=required}) it fails.
 */
@OnTheRig
class BrowserIT {
    private static final Path PAGES = Path.of("webapp-ui");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Rig rig;

    BrowserIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void passesInChromium() throws IOException, InterruptedException {
        var chromium = chromium().orElseGet(BrowserIT::withoutChromium);
        try (var control = new BrowserRig(rig)) {
            var playwright = new ProcessBuilder("npx", "playwright", "test")
                    .directory(PAGES.toFile())
                    .inheritIO();
            playwright.environment().put("OPENCODEX_URL", rig.server().base().toString());
            playwright.environment().put("OPENCODEX_RIG", control.uri().toString());
            playwright.environment().put("CHROMIUM", chromium.toString());
            assertThat(playwright.start().waitFor()).as("Playwright's exit code; see above").isZero();
        }
    }

    private static Optional<Path> chromium() {
        var named = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
        var onThePath = Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, onThePath).filter(Files::isExecutable).findFirst();
    }

    private static Path withoutChromium() {
        var words = "No Chromium is installed, so the pages were not tested in a browser. Install the package chromium, or"
                + " set CHROMIUM to a browser's path.";
        if ("true".equals(System.getenv("CI")) || "required".equals(System.getProperty("opencodex.test.browser"))) {
            return fail(words);
        }
        return abort(words);
    }
}
