package org.opencodex.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.FrontProxy;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Mode {@code proxy} behind Apache, as {@code src/doc/proxy/apache-mod-auth-openidc.conf} has it. */
@OnTheRig
class ApacheOpenIdConnectIT {
    private static final String SECRET = Canaries.plant("apache-K3vD8pQz6WxR1sYb5NtLc7JfHg2");
    private static final FrontProxy APACHE = new FrontProxy("apache-openidc");

    private static TinyOpenIdProvider provider;
    private static AppServer server;

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    @BeforeAll
    static void start(Rig rig) throws Exception {
        assumeTrue(FrontProxy.isApacheInstalled(), "No Apache with mod_auth_openidc is installed.");
        provider = new TinyOpenIdProvider();
        server = rig.anotherServer(
                "behind-apache",
                Map.of(
                        "OPENCODEX_AUTH_MODE",
                        "proxy",
                        "OPENCODEX_PUBLIC_URL",
                        APACHE.origin(),
                        "OPENCODEX_TRUSTED_PROXIES",
                        "127.0.0.1",
                        "OPENCODEX_AUTH_PROXY_SECRET",
                        SECRET));
        APACHE.startApache(
                "apache-mod-auth-openidc.conf",
                server,
                Map.of(
                        "ISSUER", provider.issuer(),
                        "CLIENT", "open-codex",
                        "CLIENT_SECRET", "secret-of-the-client",
                        "PASSPHRASE", "a-passphrase-of-the-test",
                        "SECRET", SECRET));
    }

    @AfterAll
    static void stop() {
        APACHE.close();
        if (server != null) {
            server.close();
            provider.close();
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(APACHE.base(server) + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void servesWhomTheProviderKnowsAndNobodyElse() throws Exception {
        assertThat(get("api/v1/session", "Accept", "application/json").statusCode())
                .isEqualTo(401);
        var page = get("", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().toString()).isEqualTo(APACHE.base(server).toString());
        var session = get("api/v1/session", "Accept", "application/json").body();
        assertThat(session).contains("\"Ada Zoë\"", "ada@example.org", "\"readers\"", "\"writers\"");
        var liar = get(
                "api/v1/session",
                "X-Forwarded-User",
                "root",
                "X-Forwarded-Email",
                "root@example.org",
                "X-Opencodex-Proxy-Secret",
                "guess");
        assertThat(liar.body()).contains("ada@example.org").doesNotContain("root");
    }

    @Test
    void refusesWhoeverGoesAroundIt() {
        assertThat(server.api().with("X-Forwarded-User", "root").get("session").status())
                .isEqualTo(403);
    }
}
