package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.RawHttp;
import org.opencodex.rig.Rig;

/** With sign-in on: what every answer tells browsers, what no answer tells anybody, foreign origins, and how much is too much. */
@OnTheRig
class HardeningContractIT {
    private static final String PUBLIC = "https://chat.example.org";
    /** A trace, a class, or a server with its version. */
    private static final Pattern GIVEN_AWAY =
            Pattern.compile("\\tat [a-z]+\\.|exception|\\b(java|javax|jakarta|org)\\.[a-z]+\\."
                    + "|(payara|glassfish|grizzly|wildfly|jboss|undertow|jersey|resteasy)[^<]{0,20}\\d+\\.\\d+");

    /** More than anybody may ask for at once, however slowly the test asks. */
    private static final int MANY = 3_000;

    private static AppServer server;

    private final RawHttp anybody = RawHttp.from("127.0.0.3", server);
    private final People people;

    HardeningContractIT(Rig rig) {
        people = new People(rig, server);
    }

    @BeforeAll
    static void start(Rig rig) {
        server = rig.anotherServer(
                "hardened",
                Map.of(
                        "OPENCODEX_AUTH_MODE", "local",
                        "OPENCODEX_PUBLIC_URL", PUBLIC + "/",
                        "OPENCODEX_RATE_REQUESTS", "240",
                        "OPENCODEX_RATE_GENERATIONS", "3"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Method, path below the application, one more header. */
    static List<String> everyKindOfAnswer() {
        return List.of(
                "GET||Accept: text/html",
                "GET|chats/none|Accept: text/html",
                "GET|nothing/here|Accept: */*",
                "GET|favicon.svg|Accept: */*",
                "GET|diagram/frame.html|Accept: text/html",
                "GET|health|Accept: */*",
                "GET|health/ready|Accept: */*",
                "GET|openapi|Accept: */*",
                "GET|asyncapi|Accept: */*",
                "GET|api/v1/openapi.json|Accept: */*",
                "GET|api/v1/session|Accept: */*",
                "GET|api/v1/projects|Accept: */*",
                "GET|api/v1/nothing|Accept: */*",
                "PUT|api/v1/session|Accept: */*",
                "POST|api/v1/projects|Origin: https://evil.example",
                "GET|api/v1/projects|X-Forwarded-Host: evil.example",
                "OPTIONS|api/v1/projects|Origin: https://evil.example",
                "DELETE|nothing|Accept: */*");
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void tellsBrowsersToBeCareful(String request) {
        var parts = request.split("\\|");
        var reply = anybody.send(parts[0], parts[1], "Host: " + server.base().getAuthority(), parts[2]);
        assertThat(reply.status()).isGreaterThanOrEqualTo(200).isLessThan(500);
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors")
                .doesNotContain("script-src 'unsafe")
                .doesNotContain("unsafe-eval");
        assertThat(reply.header("X-Frame-Options")).isIn("deny", "sameorigin");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isIn("same-origin", "cross-origin");
        assertThat(reply.header("Permissions-Policy")).contains("camera=()");
        assertThat(reply.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        if (parts[1].startsWith("api/")) {
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        }
        assertGivesNothingAway(reply);
    }

    static List<String> malformedRequests() {
        var host = "\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
        return List.of(
                "GET /nothing/here HTTP/1.1" + host + "\r\n",
                "GET /%00 HTTP/1.1" + host + "\r\n",
                "GET /%zz HTTP/1.1" + host + "\r\n",
                "GET /..%2f..%2fWEB-INF/web.xml HTTP/1.1" + host + "\r\n",
                "GET /WEB-INF/web.xml HTTP/1.1" + host + "\r\n",
                "GET /api/v1/../../META-INF/ HTTP/1.1" + host + "\r\n",
                "GET /;a=b/%5c..%5c HTTP/1.1" + host + "\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/9.9" + host + "\r\n",
                "TRACE " + server.base().getPath() + " HTTP/1.1" + host + "X-Secret: tell-me\r\n\r\n",
                "BREW /api/v1/projects HTTP/1.1" + host + "\r\n",
                "GET / HTTP/1.1" + host + "A: " + "a".repeat(2 * 1024 * 1024) + "\r\n\r\n",
                "GET /" + "a".repeat(200_000) + " HTTP/1.1" + host + "\r\n",
                "POST /api/v1/projects HTTP/1.1" + host + "Content-Length: -1\r\n\r\n",
                "POST /api/v1/projects HTTP/1.1" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "POST /api/v1/projects HTTP/1.1" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET / HTTP/1.1" + host + "Bad Header: x\r\n\r\n",
                "GET / HTTP/1.1" + host + "Content-Type: \0\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("malformedRequests")
    void givesNothingAwayToWhoeverSendsNonsense(String request) {
        assertGivesNothingAway(anybody.raw(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUERY", "PROPFIND", "BREW"})
    void knowsNoOtherMethods(String method) {
        var reply = anybody.raw(method + " " + server.base().getPath() + "api/v1/projects HTTP/1.1\r\nHost: "
                + server.base().getAuthority()
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(reply.status()).isEqualTo(405);
    }

    @Test
    void takesTheBodyOfATraceForNoRequest() {
        var path = server.base().getPath();
        var host = " HTTP/1.1\r\nHost: " + server.base().getAuthority() + "\r\n";
        var within = "GET " + path + "health" + host + "\r\n";
        var next = "GET " + path + "api/v1/session" + host + "Connection: close\r\n\r\n";
        var reply =
                anybody.raw("TRACE " + path + host + "Content-Length: " + within.length() + "\r\n\r\n" + within + next);
        assertThat(reply.body()).doesNotContain("healthy");
    }

    private static void assertGivesNothingAway(RawHttp.Reply reply) {
        assertThat(reply.status()).isNotIn(500, 502);
        assertThat(reply.header("Server")).isNull();
        assertThat(reply.header("X-Powered-By")).isNull();
        assertThat(reply.body()).doesNotContain("tell-me");
        if (reply.status() >= 400) {
            var told = (reply.head() + reply.body()).toLowerCase(Locale.ROOT);
            assertThat(told).doesNotContainPattern(GIVEN_AWAY);
        }
    }

    static List<String> foreignOrigins() {
        return List.of(
                "null",
                "",
                "*",
                "https://evil.example",
                "http://chat.example.org",
                "https://chat.example.org:8443",
                "https://chat.example.org.evil.example",
                "https://evil.example/chat.example.org",
                "https://chat.example.org@evil.example",
                "https://evilchat.example.org",
                "https://chat-example.org",
                "https://sub.chat.example.org",
                "https://example.org",
                "https://chat.example.org/",
                "https://chat.example.org.",
                "https://chat.example.org%00.evil.example",
                "https://chat.example.org\\.evil.example",
                "https://chat.example.org evil.example",
                "https://chat.example.org,https://evil.example",
                "https://evil.example https://chat.example.org",
                "//chat.example.org",
                "chat.example.org",
                "file://",
                "data:text/html,x",
                "javascript:alert(1)",
                "chrome-extension://abcdef",
                "http://localhost",
                "http://127.0.0.1:1",
                "https://127.0.0.1",
                "http://[::1]:8000",
                "HTTPS://EVIL.EXAMPLE");
    }

    @ParameterizedTest
    @MethodSource("foreignOrigins")
    void refusesAPageOfAnotherOrigin(String origin) {
        var ada = people.arrives("Ada").withoutOrigin();
        var chat = people.arrives("Bob").api().newChat();
        var foreign = ada.with("Origin", origin);
        var answer = foreign.post("projects", "{\"name\": \"Not mine\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("/code")).isEqualTo("origin_refused");
        assertThat(ada.handshake(chat, "Origin", origin)).isEqualTo(403);
        var read = foreign.get("projects");
        assertThat(read.at("/total")).isEqualTo("0");
        assertThat(read.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, "own"})
    void takesItsOwnOrigins(String origin) {
        var own = server.base().getScheme() + "://" + server.base().getAuthority();
        var ada = people.arrives("Ada").withoutOrigin().with("Origin", origin.equals("own") ? own : origin);
        assertThat(ada.handshake(ada.newChat())).isEqualTo(101);
    }

    @Test
    void refusesAHandshakeByCookieWithoutAnOrigin() {
        var ada = people.arrives("Ada");
        assertThat(ada.withoutOrigin().handshake(ada.api().newChat())).isEqualTo(403);
    }

    @Test
    void needsNoOriginOfAProgramWithAToken() {
        var answer = people.arrives("Ada")
                .api()
                .post("account/tokens", "{\"name\": \"A program\", \"scope\": \"write\", \"expires_in_days\": 1}");
        assertThat(answer.status()).isEqualTo(201);
        var program = server.api().with("Authorization", "Bearer " + answer.at("/token"));
        var chat = program.newChat();
        assertThat(program.handshake(chat)).isEqualTo(101);
        assertThat(program.handshake(chat, "Origin", "https://evil.example")).isEqualTo(403);
    }

    @Test
    void readsAnImportOfMoreThanServersTakeByDefault() {
        var ada = people.arrives("Ada").api();
        var noArchive = BodyPublishers.ofByteArray(new byte[12 * 1024 * 1024]);
        var answer = ada.send(
                ada.request("import").header("Content-Type", "application/zip").POST(noArchive));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/detail")).doesNotContain("read to its end");
    }

    @Test
    void limitsWhatSomebodyAsksForAndNobodyElse() {
        var ada = people.arrives("Ada");
        var bob = people.arrives("Bob");
        var statuses = new ArrayList<Integer>();
        var last = ada.api().get("session");
        while (last.status() == 200 && statuses.size() < MANY) {
            statuses.add(last.status());
            last = ada.api().get("session");
        }
        assertThat(statuses).hasSizeBetween(200, MANY - 1);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.at("/code")).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(bob.api().get("session").status()).isEqualTo(200);
    }

    @Test
    void limitsNobodiesByTheirAddress() {
        var flood = RawHttp.from("127.0.0.9", server);
        var statuses = new ArrayList<Integer>();
        var last = flood.get("api/v1/session").status();
        while (last == 200 && statuses.size() < MANY) {
            statuses.add(last);
            last = flood.get("api/v1/session").status();
        }
        assertThat(statuses).hasSizeBetween(200, MANY - 1);
        assertThat(last).isEqualTo(429);
        assertThat(RawHttp.from("127.0.0.10", server).get("api/v1/session").status())
                .isEqualTo(200);
    }

    @Test
    void limitsQuestionsOnTheSocketAndOverRest() {
        var ada = people.arrives("Ada").api();
        var chat = ada.newChat();
        try (var socket = ada.stream(chat)) {
            for (var i = 0; i < 3; i++) {
                socket.ask("Hi");
            }
            socket.say("One too many");
            var error = socket.next("error");
            assertThat(error.getString("code")).isEqualTo("rate_limited");
            assertThat(error.getInt("retry_after_ms")).isBetween(1, 20_000);
            assertThat(socket.isAlive()).isTrue();
        }
        var refused = ada.post("chats/" + chat + "/generations", "{\"type\": \"message\", \"content\": \"Hi\"}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(ada.messages(chat).at("/total")).isEqualTo("6");
    }
}
