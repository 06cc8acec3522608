package org.opencodex.platform;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where the data is. Without a {@code url} the embedded PostgreSQL keeps it in {@code dataDir}.
 *
 * @param url {@code opencodex.db.url}, for example {@code jdbc:postgresql://host:5432/opencodex}
 * @param user {@code opencodex.db.user}
 * @param password {@code opencodex.db.password}
 * @param dataDir {@code opencodex.data.dir}, by default {@code .open-codex} in the home folder
 */
record DatabaseConfig(Optional<String> url, Optional<String> user, Optional<String> password, Path dataDir) {
    static DatabaseConfig of(Config config) {
        return new DatabaseConfig(
                config.getOptionalValue("opencodex.db.url", String.class),
                config.getOptionalValue("opencodex.db.user", String.class),
                config.getOptionalValue("opencodex.db.password", String.class),
                config.getOptionalValue("opencodex.data.dir", String.class)
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".open-codex")));
    }
}
