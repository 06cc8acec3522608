package org.opencodex.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Rig;
import org.opencodex.rig.RigControl;

/** Runs the browser tests of {@code webapp-ui/e2e} against a real server and the scripted model. */
class BrowserIT {
    @Test
    void passesTheBrowserTests() throws IOException, InterruptedException {
        var chromium = chromium();
        if (chromium.isEmpty()) {
            var told = "No Chromium is installed, so the browser tests do not run. Install it, or set CHROMIUM to its path.";
            System.out.println(told);
            assertThat(System.getenv("CI")).as(told).isNull();
            assumeTrue(false, told);
        }
        var rig = Rig.shared();
        try (var control = new RigControl(rig)) {
            var playwright = new ProcessBuilder("npx", "playwright", "test")
                    .directory(Path.of("webapp-ui").toFile())
                    .inheritIO();
            playwright.environment().put("OPENCODEX_URL", rig.server().url().toString());
            playwright.environment().put("OPENCODEX_RIG", control.url().toString());
            playwright.environment().put("CHROMIUM", chromium.get().toString());
            assertThat(playwright.start().waitFor()).as("exit status of Playwright").isZero();
        }
    }

    private static Optional<Path> chromium() {
        var named = Optional.ofNullable(System.getenv("CHROMIUM")).stream().map(Path::of);
        var onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(program -> Path.of(folder, program)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }
}
