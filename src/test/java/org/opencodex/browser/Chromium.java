package org.opencodex.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine: what {@code CHROMIUM} names, or the first on the path. */
public final class Chromium {
    private Chromium() {}

    public static Optional<Path> find() {
        var named = Optional.ofNullable(System.getenv("CHROMIUM")).stream().map(Path::of);
        var onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(program -> Path.of(folder, program)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }
}
