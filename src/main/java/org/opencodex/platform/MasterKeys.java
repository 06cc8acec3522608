package org.opencodex.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The keys that seal what is secret in the database: {@code opencodex.secrets.master-key}, base64 of 32 bytes, and those
 * before it, {@code opencodex.secrets.old-master-keys}, with commas between. With the embedded database and without that
 * setting the key is made at its first use and kept in the data folder, {@code master.key}, for its owner only.
 */
@ApplicationScoped
public class MasterKeys {
    private static final String CURRENT = "opencodex.secrets.master-key";
    private static final String OLD = "opencodex.secrets.old-master-keys";
    private static final String FILE = "master.key";

    private List<MasterKey> keys;
    private Optional<Path> file;

    @PostConstruct
    void configure() {
        configure(ConfigProvider.getConfig(MasterKeys.class.getClassLoader()));
    }

    void configure(Config config) {
        keys = new ArrayList<>();
        text(config, CURRENT).ifPresent(text -> keys.add(MasterKey.read(text, CURRENT)));
        text(config, OLD)
                .ifPresent(text -> List.of(text.split(",")).forEach(each -> keys.add(MasterKey.read(each, OLD))));
        var database = DatabaseConfig.of(config);
        file = text(config, CURRENT).isPresent() || database.url().isPresent()
                ? Optional.empty()
                : Optional.of(database.dataDir().resolve(FILE));
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Made when the application starts, so that a key that is none is told then. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {}

    /** What seals from now on; empty if there is none. */
    public synchronized Optional<MasterKey> current() {
        file.ifPresent(path -> {
            keys.addFirst(fromFile(path));
            file = Optional.empty();
        });
        return keys.stream().findFirst();
    }

    /** What sealed before; empty if this server does not have it. */
    public Optional<MasterKey> find(String id) {
        current();
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static MasterKey fromFile(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                make(path);
            }
            return MasterKey.read(Files.readString(path), path.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The master key cannot be kept in " + path + ".", e);
        }
    }

    private static void make(Path path) throws IOException {
        OwnerOnly.directory(path.getParent());
        OwnerOnly.file(path);
        // Forced to the disk: what it seals is there for good, too.
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(MasterKey.generate().encoded() + "\n"));
            channel.force(true);
        }
    }

    /** What to do where there is none. */
    public String howToGiveOne() {
        return "There is no master key to seal keys with. Set " + CURRENT
                + " to the output of: openssl rand -base64 32, on each server the same, and restart.";
    }
}
