package org.opencodex.proxied;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.FrontProxy;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Mode {@code proxy} behind nginx with {@code auth_request}, as {@code src/doc/proxy/nginx-auth-request.conf} has it. */
@OnTheRig
class NginxAuthRequestIT {
    private static final String SECRET = Canaries.plant("nginx-K3vD8pQz6WxR1sYb5NtLc7JfHg2M");
    private static final Map<String, String> GROUPS = new ConcurrentHashMap<>();
    private static final FrontProxy NGINX = new FrontProxy("nginx-auth-request");

    private static HttpServer whoAsks;
    private static AppServer server;

    private final Rig rig;

    NginxAuthRequestIT(Rig rig) {
        this.rig = rig;
    }

    @BeforeAll
    static void start(Rig rig) throws IOException {
        assumeTrue(FrontProxy.isNginxInstalled(), "No nginx is installed, so nothing is tested behind it.");
        whoAsks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        whoAsks.createContext("/oauth2/auth", NginxAuthRequestIT::tell);
        whoAsks.start();
        server = rig.anotherServer(
                "behind-nginx-auth-request",
                Map.of(
                        "OPENCODEX_AUTH_MODE",
                        "proxy",
                        "OPENCODEX_PUBLIC_URL",
                        NGINX.origin(),
                        "OPENCODEX_TRUSTED_PROXIES",
                        "127.0.0.1",
                        "OPENCODEX_AUTH_PROXY_SECRET",
                        SECRET));
        NGINX.startNginx(
                "nginx-auth-request.conf",
                server,
                Map.of("AUTH", "127.0.0.1:" + whoAsks.getAddress().getPort(), "SECRET", SECRET));
    }

    @AfterAll
    static void stop() {
        NGINX.close();
        if (server != null) {
            server.close();
            whoAsks.stop(0);
        }
    }

    /** As a service that knows people by a cookie answers nginx. */
    private static void tell(HttpExchange exchange) throws IOException {
        var cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (cookie == null || !cookie.matches(".*\\bwho=[a-z]+\\b.*")) {
            exchange.sendResponseHeaders(401, -1);
        } else {
            var who = cookie.replaceAll(".*\\bwho=([a-z]+)\\b.*", "$1");
            exchange.getResponseHeaders().add("X-Auth-Request-User", who);
            exchange.getResponseHeaders().add("X-Auth-Request-Email", who + "@example.org");
            if (GROUPS.containsKey(who)) {
                exchange.getResponseHeaders().add("X-Auth-Request-Groups", GROUPS.get(who));
            }
            exchange.sendResponseHeaders(200, -1);
        }
        exchange.close();
    }

    private static Api browserOf(String who) {
        return NGINX.api(server).with("Cookie", "who=" + who).with("Origin", NGINX.origin());
    }

    @Test
    void servesWhomTheServiceKnows() {
        GROUPS.put("ada", "readers,writers");
        var session = browserOf("ada").get("session");
        assertThat(session.at("/user/name")).isEqualTo("ada@example.org");
        assertThat(session.at("/user/groups")).isEqualTo("[\"readers\",\"writers\"]");
        GROUPS.remove("ada");
        assertThat(browserOf("ada").get("session").at("/user/groups")).isEqualTo("[]");
    }

    @Test
    void sendsPeopleToSignInAndTellsProgramsSo() {
        assertThat(NGINX.api(server).get("session").status()).isEqualTo(401);
        var page = NGINX.api(server).with("Accept", "text/html").getOutside("");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).contains("/oauth2/start");
    }

    @Test
    void replacesWhatAClientSaysItself() {
        var liar = browserOf("eve")
                .with("X-Forwarded-User", "root")
                .with("X-Forwarded-Groups", "admins")
                .with("X-Opencodex-Proxy-Secret", "guess")
                .with("X_Forwarded_User", "root");
        var session = liar.get("session");
        assertThat(session.at("/user/email")).isEqualTo("eve@example.org");
        assertThat(session.at("/user/groups")).isEqualTo("[]");
    }

    @Test
    void refusesWhoeverGoesAroundIt() {
        var around = server.api().with("X-Forwarded-User", "ada");
        assertThat(around.get("session").status()).isEqualTo(403);
        assertThat(server.api().get("projects").status()).isEqualTo(401);
    }

    @Test
    void streamsAnAnswerThroughIt() {
        var ada = browserOf("ada");
        var chat = ada.newChat();
        rig.llm().next(Script.says("One ", "piece ", "at a time"));
        try (var socket = ada.stream(chat)) {
            assertThat(StreamClient.text(socket.ask("Go"))).isEqualTo("One piece at a time");
        }
        assertThat(browserOf("bob").get("chats/" + chat).status()).isEqualTo(404);
    }
}
