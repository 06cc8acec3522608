package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.RawHttp;
import org.opencodex.rig.Rig;

/** Who asks is what the trusted proxy says with each request, and what nobody else can say. */
@OnTheRig
class ProxySignInContractIT {
    private static final String SECRET = Canaries.plant("J8w1xq3Zt7Rk5mNv2LpYc9HdSfGb4TeA");
    private static final String KNOWN = "X-Opencodex-Proxy-Secret: " + SECRET;
    private static final String PAGE = "Accept: text/html";
    private static final String SESSION = "api/v1/session";

    private static AppServer server;

    private final Rig rig;
    private final RawHttp proxy = RawHttp.from("127.0.0.1", server);
    private final RawHttp stranger = RawHttp.from("127.0.0.2", server);

    ProxySignInContractIT(Rig rig) {
        this.rig = rig;
    }

    @BeforeAll
    static void start(Rig rig) {
        server = rig.anotherServer(
                "proxy-sign-in",
                Map.of(
                        "OPENCODEX_AUTH_MODE", "proxy",
                        "OPENCODEX_TRUSTED_PROXIES", "127.0.0.1",
                        "OPENCODEX_AUTH_PROXY_SECRET", SECRET,
                        "OPENCODEX_AUTH_PROXY_SIGN_OUT_URL", "/oauth2/sign_out",
                        "OPENCODEX_AUTH_ADMINISTRATORS", "group:admins"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonObject json(RawHttp.Reply reply) {
        try (var reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }

    private JsonObject user(String... lines) {
        var reply = proxy.get(SESSION, with(KNOWN, lines));
        assertThat(reply.status()).isEqualTo(200);
        return json(reply).getJsonObject("user");
    }

    private static String[] with(String line, String... lines) {
        return Stream.concat(Stream.of(line), Arrays.stream(lines)).toArray(String[]::new);
    }

    private static void assertRefused(RawHttp.Reply reply) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(json(reply).getString("code")).isEqualTo("client_refused");
    }

    @Test
    void servesWhomTheProxyNames() {
        var ada = user(
                "X-Forwarded-User: ada",
                "X-Forwarded-Email: ada@example.org",
                "X-Forwarded-Preferred-Username: Ada Zoë 你",
                "X-Forwarded-Groups: readers, writers");
        assertThat(ada.getString("name")).isEqualTo("Ada Zoë 你");
        assertThat(ada.getString("email")).isEqualTo("ada@example.org");
        assertThat(ada.getString("auth")).isEqualTo("proxy");
        assertThat(ada.getJsonArray("groups").toString()).isEqualTo("[\"readers\",\"writers\"]");
        assertThat(ada.getBoolean("administrator")).isFalse();
    }

    @Test
    void takesANameOfAHeaderInAnyCase() {
        assertThat(user("x-forwarded-USER: case").getString("name")).isEqualTo("case");
    }

    @Test
    void servesNobodyWhomTheProxyDoesNotName() {
        var reply = proxy.get(SESSION, KNOWN);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(json(reply).isNull("user")).isTrue();
        assertThat(stranger.get(SESSION).status()).isEqualTo(200);
        assertThat(stranger.get("api/v1/projects").status()).isEqualTo(401);
        assertThat(stranger.get("", PAGE).status()).isEqualTo(200);
    }

    /** Lines of one request each, between which is a bar. */
    static List<String> spoofings() {
        var all = new ArrayList<String>();
        for (var name : List.of(
                "X-Forwarded-User",
                "x-forwarded-user",
                "X-FORWARDED-USER",
                "X_Forwarded_User",
                "X-Forwarded_User",
                "X-Forwarded-Email",
                "X-Forwarded-Groups",
                "X-Forwarded-Preferred-Username",
                "X_Forwarded_Groups",
                "XForwardedUser",
                "X.Forwarded.User",
                "X-Forwarded--User")) {
            all.add(name + ": root");
            all.add(name + ": root|" + KNOWN);
        }
        all.addAll(List.of(
                KNOWN,
                "X-Opencodex-Proxy-Secret: guess",
                "X_Opencodex_Proxy_Secret: " + SECRET + "|X-Forwarded-User: root",
                "X-Forwarded-User: root|X-Forwarded-User: root|" + KNOWN,
                "X-Forwarded-User: |" + KNOWN,
                "X-Forwarded-User:|X-Forwarded-Groups: admins|" + KNOWN,
                "X-Forwarded-User: \t root \t|" + KNOWN,
                "X-Forwarded-User: root,ada|" + KNOWN,
                "X-Forwarded-User: root|X-Forwarded-For: 127.0.0.1|" + KNOWN,
                "X-Forwarded-User: root|Forwarded: for=127.0.0.1|" + KNOWN,
                "X-Forwarded-User: root|X-Real-IP: 127.0.0.1|" + KNOWN,
                "X-Forwarded-User: root|Via: 1.1 127.0.0.1|" + KNOWN,
                "X-Forwarded-User: root|Authorization: Basic cm9vdDpyb290|" + KNOWN,
                "X-Forwarded-User: root|X-Forwarded-Host: localhost|" + KNOWN,
                "X-Forwarded-User: root|X-Original-URL: /|" + KNOWN));
        return all;
    }

    @ParameterizedTest
    @MethodSource("spoofings")
    void refusesWhatSomebodyElseSaysAsTheProxy(String lines) throws SQLException {
        var spoofed = lines.split("\\|");
        assertRefused(stranger.get(SESSION, spoofed));
        assertThat(stranger.get("", with(PAGE, spoofed)).status()).isEqualTo(403);
        var handshake = with("Upgrade: websocket", with("Sec-WebSocket-Version: 13", spoofed));
        assertThat(stranger.get("api/v1/events", with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", handshake))
                        .status())
                .isEqualTo(403);
        assertThat(count("select count(*) from app_user where subject = 'root'"))
                .isZero();
    }

    static List<String> mistakes() {
        return List.of(
                "X-Forwarded-User: root",
                "X-Forwarded-User: root|X-Opencodex-Proxy-Secret: " + SECRET.toLowerCase(Locale.ROOT),
                "X-Forwarded-User: root|X-Opencodex-Proxy-Secret: " + SECRET + "x",
                "X-Forwarded-User: root|" + KNOWN + "|" + KNOWN,
                "X-Forwarded-User: root|X_Opencodex_Proxy_Secret: " + SECRET,
                "X-Forwarded-User: root|X-Forwarded-User: root|" + KNOWN,
                "X-Forwarded-User: ada|x-forwarded-user: root|" + KNOWN,
                "X-Forwarded-User: ada,root|" + KNOWN,
                "X-Forwarded-User: ada|X_Forwarded_User: root|" + KNOWN,
                "X-Forwarded-User: ada|X-Forwarded_Groups: admins|" + KNOWN,
                "X-Forwarded-User: ada|X-Forwarded-Groups: readers|X-Forwarded-Groups: admins|" + KNOWN,
                "X-Forwarded-User: \u00a0root|" + KNOWN,
                "X-Forwarded-User: " + "r".repeat(513) + "|" + KNOWN,
                "X-Forwarded-Groups: admins|" + KNOWN,
                "X-Forwarded-Email: root@example.org|" + KNOWN);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWhatTheProxyItselfShouldNotSay(String lines) throws SQLException {
        assertRefused(proxy.get(SESSION, lines.split("\\|")));
        assertThat(count("select count(*) from app_user where subject = 'root'"))
                .isZero();
    }

    @Test
    void keepsFewOfManySpoofingsInTheAuditLog() throws SQLException {
        var before = count("select count(*) from audit_entry where action = 'sign_in.failed'");
        var flood = RawHttp.from("127.0.0.7", server);
        for (var i = 0; i < 100; i++) {
            assertRefused(flood.get(SESSION, "X-Forwarded-User: root" + i, "X-Forwarded-For: 127.0.0.1"));
        }
        assertThat(count("select count(*) from audit_entry where action = 'sign_in.failed'") - before)
                .isEqualTo(1);
        assertThat(count("select count(*) from audit_entry where action = 'sign_in.failed' and address = '127.0.0.7'"))
                .isEqualTo(1);
    }

    @Test
    void followsTheGroupsThatTheProxyNames() {
        var name = "X-Forwarded-User: " + UUID.randomUUID();
        assertThat(user(name, "X-Forwarded-Groups: admins,readers").getBoolean("administrator"))
                .isTrue();
        var demoted = user(name, "X-Forwarded-Groups: readers");
        assertThat(demoted.getBoolean("administrator")).isFalse();
        assertThat(demoted.getJsonArray("groups").toString()).isEqualTo("[\"readers\"]");
        assertThat(user(name).getJsonArray("groups")).isEmpty();
    }

    @Test
    void makesOneAccountOfManyFirstRequests() throws Exception {
        var name = UUID.randomUUID().toString();
        try (var all = Executors.newFixedThreadPool(8)) {
            Callable<String> first = () -> user("X-Forwarded-User: " + name, "X-Forwarded-Groups: a" + name)
                    .getString("id");
            var answers = all.invokeAll(Collections.nCopies(16, first));
            var ids = new HashSet<String>();
            for (var answer : answers) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void writesOnlyWhatIsNew() throws SQLException {
        var name = UUID.randomUUID().toString();
        user("X-Forwarded-User: " + name);
        var version = "select xmin::text::bigint from app_user where subject = '" + name + "'";
        var before = count(version);
        for (var i = 0; i < 5; i++) {
            user("X-Forwarded-User: " + name);
        }
        assertThat(count(version)).isEqualTo(before);
        user("X-Forwarded-User: " + name, "X-Forwarded-Email: new@example.org");
        assertThat(count(version)).isNotEqualTo(before);
    }

    private String cookieOf(String... lines) {
        return proxy.get("", with(KNOWN, with(PAGE, lines))).header("Set-Cookie");
    }

    @Test
    void beginsASessionWithAPageThatIsWorthNothingWithoutTheProxy() {
        var name = "X-Forwarded-User: " + UUID.randomUUID();
        var set = cookieOf(name);
        assertThat(set).contains("httponly").contains("samesite=lax");
        var cookie = "Cookie: " + rawCookie(name);
        assertThat(cookieOf(name, cookie)).isNull();
        assertThat(json(proxy.get(SESSION, KNOWN, name, cookie)).isNull("expires_at"))
                .isFalse();
        assertThat(proxy.get("api/v1/projects", KNOWN, name, cookie).status()).isEqualTo(200);
        assertThat(proxy.get("api/v1/projects", KNOWN, cookie).status()).isEqualTo(401);
        assertThat(stranger.get("api/v1/projects", cookie).status()).isEqualTo(401);
    }

    @Test
    void putsTheSessionOfWhomTheProxyNamesInThePlaceOfAnothers() throws SQLException {
        var ada = "X-Forwarded-User: " + UUID.randomUUID();
        var bob = UUID.randomUUID().toString();
        var cookie = "Cookie: " + rawCookie(ada);
        assertThat(json(proxy.get(SESSION, KNOWN, "X-Forwarded-User: " + bob, cookie))
                        .getJsonObject("user")
                        .getString("name"))
                .isEqualTo(bob);
        assertThat(cookieOf("X-Forwarded-User: " + bob, cookie)).isNotNull();
        assertThat(json(proxy.get(SESSION, KNOWN, ada, cookie)).isNull("expires_at"))
                .isTrue();
        assertThat(count("select count(*) from browser_session s join app_user u on u.id = s.user_id where subject = '"
                        + bob + "'"))
                .isEqualTo(1);
    }

    /** As the browser would send it: heads are in lower case here, and a token is not. */
    private String rawCookie(String... lines) {
        var session = server.api();
        for (var line : with(KNOWN, lines)) {
            session = session.with(line.split(": ")[0], line.split(": ")[1]);
        }
        var set = session.with("Accept", "text/html").getOutside("").header("Set-Cookie");
        return set.substring(0, set.indexOf(';'));
    }

    @Test
    void signsOutAtTheProxyToo() {
        var origin =
                "Origin: " + server.base().getScheme() + "://" + server.base().getAuthority();
        var reply = proxy.send(
                "DELETE", SESSION, "Host: " + server.base().getAuthority(), KNOWN, "X-Forwarded-User: leaver", origin);
        assertThat(json(reply).getString("sign_out_url")).isEqualTo("/oauth2/sign_out");
    }

    @Test
    void needsAnOriginToWriteForWhomTheProxyNames() {
        var reply =
                proxy.send("DELETE", SESSION, "Host: " + server.base().getAuthority(), KNOWN, "X-Forwarded-User: ada");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(json(reply).getString("code")).isEqualTo("origin_refused");
    }

    @Test
    void servesNobodyWhoIsSuspended() throws SQLException {
        var name = UUID.randomUUID().toString();
        user("X-Forwarded-User: " + name);
        try (var connection = rig.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update app_user set suspended_at = now() where subject = '" + name + "'");
        }
        var reply = proxy.get("api/v1/projects", KNOWN, "X-Forwarded-User: " + name);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(json(reply).getString("code")).isEqualTo("forbidden");
    }

    @Test
    void believesWhereSomebodyIsFromTheProxyAlone() throws IOException, SQLException {
        var evil = "Host: " + server.base().getAuthority();
        assertThat(proxy.send("GET", SESSION, evil, "X-Forwarded-Host: evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(stranger.send("GET", SESSION, evil, "X-Forwarded-Host: evil.example")
                        .status())
                .isEqualTo(200);
        stranger.send("GET", SESSION, evil, "X-Forwarded-For: 192.0.2.7");
        assertThat(server.log()).contains("is not among opencodex.trusted-proxies");
        assertThat(stranger.send("GET", SESSION, "Host: evil.example", "X-Forwarded-Host: localhost")
                        .status())
                .isEqualTo(403);
        assertThat(proxy.send("GET", SESSION, "Host: evil.example").status()).isEqualTo(403);
        var name = UUID.randomUUID().toString();
        proxy.get("", KNOWN, PAGE, "X-Forwarded-User: " + name, "X-Forwarded-For: 198.51.100.1, 203.0.113.9:4711");
        assertThat(count("select count(*) from browser_session s join app_user u on u.id = s.user_id where subject = '"
                        + name + "' and address = '203.0.113.9'"))
                .isEqualTo(1);
    }

    private long count(String query) throws SQLException {
        try (var connection = rig.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
