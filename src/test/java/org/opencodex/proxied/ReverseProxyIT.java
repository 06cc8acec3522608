package org.opencodex.proxied;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/**
 * Behind nginx, under a public address with https, nothing is held back, cut off or believed that should not be. Where no
 * nginx is installed it is skipped, with a word; in CI it fails.
 */
@OnTheRig
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReverseProxyIT {
    private static final String ORIGIN = "https://" + Nginx.NAME;
    private static final String PASSWORD = Canaries.plant("a password that goes through nginx");

    /** Not the proxy's own address, which the server believes. */
    private static final String VISITOR = "127.0.0.2";

    private static final Duration PROXY_LIMIT = Duration.ofSeconds(60);
    private static final int LAST = Integer.MAX_VALUE;

    private static AppServer server;
    private static Certificate certificate;
    private static Nginx nginx;
    private static HttpClient client;
    private static Api visitor;
    private static People people;
    private static IdleStreams idle;

    private final Rig rig;
    private final Api api;

    ReverseProxyIT(Rig rig) {
        this.rig = rig;
        api = people.arrives("Ada").api();
    }

    @BeforeAll
    static void start(Rig rig) throws Exception {
        var told = "No nginx is installed, so what is behind a proxy is not tested.";
        if (Nginx.program().isEmpty()) {
            System.out.println(told);
            assertThat(System.getenv("CI")).as(told).isNull();
            assumeTrue(false, told);
        }
        server = rig.anotherServer(
                "proxied",
                Map.of(
                        "OPENCODEX_AUTH_MODE",
                        "local",
                        "OPENCODEX_PUBLIC_URL",
                        ORIGIN + "/",
                        "OPENCODEX_TRUSTED_PROXIES",
                        "127.0.0.1/32"));
        certificate = Certificate.of(Nginx.NAME, AppServer.folder("proxied-certificate"));
        nginx = Nginx.start("nginx", server.base().getPort(), certificate);
        client = client(HttpClient.Version.HTTP_1_1);
        visitor = Api.at(nginx.base(), client).with("Host", Nginx.NAME);
        people = people(rig, visitor);
        idle = IdleStreams.open(people.arrives("Idle").api(), client, certificate);
    }

    private static HttpClient client(HttpClient.Version version) throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .version(version)
                .localAddress(InetAddress.getByName(VISITOR))
                .sslContext(certificate.trusting())
                .build();
    }

    private static People people(Rig rig, Api anybody) {
        return new People(rig, anybody, "__Host-opencodex-session", ORIGIN);
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            idle.close();
            nginx.close();
            server.close();
        }
    }

    @Test
    void showsEachTokenBeforeTheNextIsThere() {
        showsEachToken(api);
    }

    /** As browsers do it, but for the socket. The client has no name for the server then but its address. */
    @Test
    void showsEachTokenOverHttp2() throws IOException, GeneralSecurityException {
        var browser = Api.at(nginx.base(), client(HttpClient.Version.HTTP_2));
        showsEachToken(people(rig, browser).arrives("Grace").api());
    }

    private void showsEachToken(Api browser) {
        var chat = browser.newChat();
        rig.llm().next(Script.gated("One ", "two ", "three"));
        try (var socket = browser.stream(chat);
                var events = browser.eventStream("chats/" + chat + "/events")) {
            assertThat(browser.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"Count\"}")
                            .status())
                    .isEqualTo(202);
            for (var type : List.of("message_created", "start")) {
                socket.next(type);
                events.next(type);
            }
            for (var token : List.of("One ", "two ", "three")) {
                rig.llm().release(1);
                assertThat(socket.next("chunk").getString("content")).isEqualTo(token);
                assertThat(events.next("chunk").frame().getString("content")).isEqualTo(token);
            }
            assertThat(socket.answer().getLast().getString("type")).isEqualTo("end");
        }
    }

    @Test
    void takesALargeUpload() {
        var messages = Json.createArrayBuilder();
        for (var i = 0; i < 100; i++) {
            messages.add(Json.createObjectBuilder()
                    .add("id", UUID.randomUUID().toString())
                    .add("role", "user")
                    .add("content", "x".repeat(100_000))
                    .add("created_at", "2026-01-02T03:04:05Z")
                    .add("status", "completed"));
        }
        var chat = Json.createObjectBuilder()
                .add("format", "open-codex-chat")
                .add("version", 1)
                .add("name", "A long one")
                .add("created_at", "2026-01-02T03:04:05Z")
                .add("messages", messages)
                .build()
                .toString();
        var imported = api.post("import?project_id=" + api.newProject(), chat);
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    }

    @Test
    void takesTheOriginOfThePublicAddress() {
        assertThat(api.post("projects", "{\"name\": \"A\"}").status()).isEqualTo(201);
        assertThat(api.handshake(api.newChat())).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://chat.example.org",
                "https://chat.example.org:8443",
                "https://chat.example.org.evil.example",
                "https://evil.example",
                "null"
            })
    void refusesEveryOtherOrigin(String origin) {
        var foreign = api.with("Origin", origin);
        assertThat(foreign.post("projects", "{\"name\": \"A\"}").at("/code")).isEqualTo("origin_refused");
        assertThat(foreign.handshake(api.newChat())).isEqualTo(403);
    }

    @Test
    void refusesAHostThatIsNotItsOwn() {
        assertThat(api.with("Host", "evil.example").get("projects").at("/code")).isEqualTo("client_refused");
    }

    @Test
    void signsInWithACookieForHttpsAloneFromWhereTheVisitorIs() {
        var name = "Ada " + UUID.randomUUID();
        var chosen = visitor.with("X-Forwarded-For", "192.0.2.7")
                .with("Origin", ORIGIN)
                .post(
                        "account-links/use",
                        "{\"token\": \"" + people.isInvited(name) + "\", \"password\": \"" + PASSWORD + "\"}");
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        var cookie = chosen.header("Set-Cookie");
        assertIsForHttpsAlone(cookie);
        var sessions = people.browser(cookie).get("account/sessions");
        assertThat(sessions.at("/sessions/0/address")).isEqualTo(VISITOR);
    }

    @Test
    void signsOutOfHttps() {
        assertIsForHttpsAlone(api.delete("session").header("Set-Cookie"));
    }

    private static void assertIsForHttpsAlone(String cookie) {
        assertThat(cookie)
                .startsWith("__Host-opencodex-session=")
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/");
    }

    @Test
    void tellsBrowsersToStayWithHttps() throws IOException, InterruptedException {
        assertThat(api.get("session").headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000");
        var plain = client.send(
                HttpRequest.newBuilder(nginx.plain().resolve("chats/1?a=b"))
                        .header("Host", Nginx.NAME)
                        .build(),
                BodyHandlers.discarding());
        assertThat(plain.statusCode()).isEqualTo(301);
        assertThat(plain.headers().firstValue("Location")).contains(ORIGIN + "/chats/1?a=b");
    }

    @Test
    void passesOnNothingThatAVisitorSaysOfThemselves() {
        var forged = api.with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "http")
                .with("X-Forwarded-For", "192.0.2.7")
                .with("Forwarded", "for=192.0.2.7;host=evil.example;proto=http");
        assertThat(forged.post("projects", "{\"name\": \"A\"}").status()).isEqualTo(201);
        assertThat(forged.delete("session").header("Set-Cookie")).contains("; Secure");
    }

    @Test
    void believesWhatIsForwardedByItsProxyAlone() throws IOException, InterruptedException {
        assertThat(statusOf("127.0.0.1", "http://evil.example", "evil.example")).isEqualTo(403);
        assertThat(statusOf("127.0.0.1", "https://127.0.0.1", "127.0.0.1")).isEqualTo(401);
        assertThat(statusOf("127.0.0.2", "https://127.0.0.1", "127.0.0.1")).isEqualTo(403);
    }

    /** Of a write to the server itself, from this address, which claims that it came by https and for this host. */
    private static int statusOf(String from, String origin, String host) throws IOException, InterruptedException {
        try (var direct = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(from))
                .build()) {
            var request = HttpRequest.newBuilder(URI.create(server.base() + "api/v1/projects"))
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", "192.0.2.7")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", host)
                    .header("Origin", origin)
                    .POST(BodyPublishers.ofString("{\"name\": \"A\"}"));
            return direct.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    /** Last, so that the minute is one in which the other tests ran. */
    @Test
    @Order(LAST)
    void keepsSilentStreamsOpenBeyondTheProxysLimit() {
        while (idle.age().compareTo(PROXY_LIMIT) <= 0) {
            assertThat(idle.events().nextOfAll()).isPresent();
        }
        assertThat(idle.cut().join().statusCode())
                .as("a stream without heartbeats")
                .isEqualTo(504);
        assertThat(idle.socket().isAlive()).isTrue();
        rig.llm().next(Script.says("Still here"));
        idle.socket().say("Anybody?");
        assertThat(StreamClient.text(idle.socket().answer())).isEqualTo("Still here");
        assertThat(idle.events().answer().getLast().type()).isEqualTo("end");
    }
}
