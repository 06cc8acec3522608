package org.opencodex.rig;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.opencodex.platform.EmbeddedPostgres;

/** The WAR of the build with a test in it, and a database of its own. */
public final class InContainer {
    private InContainer() {}

    public static WebArchive application(Class<?> test) {
        // It stops with the virtual machine of the tests.
        var database = EmbeddedPostgres.start(AppServer.folder("container-data"));
        var war = AppServer.target().resolve("open-codex.war").toFile();
        return ShrinkWrap.createFromZipFile(WebArchive.class, war)
                .addClasses(test, InContainer.class)
                .addAsLibraries(jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(Matcher.class))
                .addAsLibrary(configuration(database));
    }

    private static JavaArchive configuration(EmbeddedPostgres database) {
        return ShrinkWrap.create(JavaArchive.class, "configuration.jar")
                .addAsManifestResource(
                        new StringAsset("""
                                config_ordinal=500
                                opencodex.db.url=%s
                                opencodex.db.user=%s
                                opencodex.db.password=%s
                                """.formatted(database.jdbcUrl(), database.user(), database.password())),
                        "microprofile-config.properties");
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
