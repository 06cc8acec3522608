package org.opencodex.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.browser.Chromium;
import org.opencodex.platform.EmbeddedPostgres;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.ServerKind;

/**
 * Runs the browser tests of {@code webapp-ui/e2e-sso} against a real Keycloak, on Payara Micro and on WildFly, each as it
 * comes: on its own, and behind something that ends TLS. Only {@code mvn -Psso verify} does.
 */
class SingleSignOnIT {
    private static Keycloak keycloak;
    private static EmbeddedPostgres database;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        keycloak = Keycloak.start();
        database = EmbeddedPostgres.start(AppServer.folder("sso-database"));
        keycloak.awaitReady();
    }

    @AfterAll
    static void stop() {
        database.close();
        keycloak.close();
    }

    @Test
    void signsInOnPayaraMicro() throws IOException, InterruptedException {
        signsIn(ServerKind.payaraMicro("open-codex.war"));
    }

    @Test
    void signsInOnPayaraMicroBehindTls() throws IOException, InterruptedException {
        signsInBehindTls(ServerKind.payaraMicro("open-codex.war"));
    }

    @Test
    void signsInOnWildFly() throws IOException, InterruptedException {
        signsIn(new ServerKind.WildFly());
    }

    @Test
    void signsInOnWildFlyBehindTls() throws IOException, InterruptedException {
        signsInBehindTls(new ServerKind.WildFly());
    }

    private static void signsIn(ServerKind kind) throws IOException, InterruptedException {
        try (var server = AppServer.start(kind, "sso-" + kind.name(), environment("${base}"))) {
            browse(server, server.base());
        }
    }

    private static void signsInBehindTls(ServerKind kind) throws IOException, InterruptedException {
        try (var proxy = TlsProxy.start();
                var server = AppServer.start(
                        kind, "sso-tls-" + kind.name(), environment(proxy.origin() + kind.contextPath() + "/"))) {
            proxy.to(server.base());
            browse(server, URI.create(proxy.origin() + kind.contextPath() + "/"));
        }
    }

    private static Map<String, String> environment(String publicUrl) {
        var environment = new HashMap<String, String>();
        environment.put("OPENCODEX_DB_URL", database.jdbcUrl());
        environment.put("OPENCODEX_DB_USER", database.user());
        environment.put("OPENCODEX_DB_PASSWORD", database.password());
        environment.put("OPENCODEX_SECRETS_MASTER_KEY", "a2V5LW9mLXRoZS1zaW5nbGUtc2lnbi1vbi10ZXN0cyE=");
        environment.put("OPENCODEX_PUBLIC_URL", publicUrl);
        environment.put("OPENCODEX_AUTH_MODE", "oidc");
        environment.put("OPENCODEX_AUTH_OIDC_ISSUER", keycloak.issuer());
        environment.put("OPENCODEX_AUTH_OIDC_CLIENT_ID", "open-codex");
        environment.put("OPENCODEX_AUTH_OIDC_CLIENT_SECRET", "secret-of-the-client");
        environment.put("OPENCODEX_AUTH_ADMINISTRATORS", "group:writers");
        return environment;
    }

    /** {@code address} is where the browser finds the server. */
    private static void browse(AppServer server, URI address) throws IOException, InterruptedException {
        var playwright = new ProcessBuilder("npx", "playwright", "test", "--config", "playwright.sso.config.ts")
                .directory(Path.of("webapp-ui").toFile())
                .redirectErrorStream(true);
        playwright.environment().put("OPENCODEX_URL", address.toString());
        playwright.environment().put("OPENCODEX_INSIDE_URL", server.base().toString());
        playwright.environment().put("KEYCLOAK_URL", keycloak.base().toString());
        playwright.environment().put("KEYCLOAK_ADMIN_PASSWORD", Keycloak.ADMIN_PASSWORD);
        playwright.environment().put("CHROMIUM", Chromium.find().orElseThrow().toString());
        var running = playwright.start();
        // Line by line through our own output: written past it, they would garble what the test runner reads.
        running.inputReader().lines().forEach(System.out::println);
        assertThat(running.waitFor()).as("exit status of Playwright").isZero();
    }
}
