package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Everywhere: an unknown id, or one that is no UUID, answers 404. */
@OnTheRig
class UnknownIdContractIT {
    private static final List<String> IDS = List.of(
            "0198f3a0-0000-7000-8000-000000000000",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "1",
            "-1",
            "none",
            "null",
            "undefined",
            "0198f3a0000070008000000000000000",
            "%7B0198f3a0-0000-7000-8000-000000000000%7D",
            "0198f3a0-0000-7000-8000-00000000000",
            "0198f3a0-0000-7000-8000-0000000000000",
            "0-0-0-0-0",
            "0198f3a0-0000-7000-8000-00000000000g",
            "%20",
            "%E4%BD%A0%E5%A5%BD",
            "%F0%9F%91%8D",
            "'%20or%20'1'='1",
            "a+b",
            "x".repeat(2_000));

    /** What a server may refuse itself, with a 400, or take for another path before the application is asked. */
    private static final List<String> ODD_IDS =
            List.of("%00", "%ff", "a%2Fb", "%2E%2E", "..%2f..", "...", "a%5Cb", "%25", "a;b=c", "%3B");

    private final Api api;

    UnknownIdContractIT(Rig rig) {
        api = rig.api();
    }

    static Stream<Arguments> requests() {
        return IDS.stream().flatMap(id -> routes(id).map(route -> Arguments.of(route[0], route[1])));
    }

    private static Stream<String[]> routes(String id) {
        return Stream.of(
                        "GET projects/ID",
                        "PUT projects/ID",
                        "DELETE projects/ID",
                        "GET projects/ID/agent-config",
                        "PUT projects/ID/agent-config",
                        "GET chats/ID",
                        "PUT chats/ID",
                        "DELETE chats/ID",
                        "GET chats/ID/messages",
                        "POST chats/ID/messages",
                        "GET chats/ID/messages/ID")
                .map(route -> route.replace("ID", id).split(" "));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isNotFound(String method, String path) {
        var answer = send(method, path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.at("/code")).isEqualTo("not_found");
    }

    static Stream<Arguments> oddRequests() {
        return ODD_IDS.stream().flatMap(id -> routes(id).map(route -> Arguments.of(route[0], route[1])));
    }

    @ParameterizedTest
    @MethodSource("oddRequests")
    void neverReachesTheApiByAnOddId(String method, String path) {
        var answer = send(method, path);
        // A path that the server resolves to the application's root is the page, guarded as ever; nothing else is
        // found.
        if (answer.status() == 200 && method.equals("GET")) {
            assertThat(answer.mediaType()).isEqualTo("text/html");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        } else {
            assertThat(answer.status()).isBetween(400, 499);
        }
    }

    @Test
    void knowsNoUpperCaseFormOfAnId() {
        var id = api.newProject();
        assertThat(api.get("projects/" + id.toUpperCase(Locale.ROOT)).status()).isEqualTo(404);
    }

    @Test
    void looksTheSameWhetherTheIdIsUnknownOrNone() {
        assertThat(api.get("projects/0198f3a0-0000-7000-8000-000000000000").body())
                .isEqualTo(api.get("projects/none").body());
    }

    @Test
    void doesNotTakeAnIdOfAnotherKind() {
        var project = api.newProject();
        var chat = api.newChat(project);
        assertThat(api.get("chats/" + project).status()).isEqualTo(404);
        assertThat(api.get("projects/" + chat).status()).isEqualTo(404);
        assertThat(api.get("chats/" + chat + "/messages/" + chat).status()).isEqualTo(404);
    }

    @Test
    void doesNotKnowAnUnknownRoute() {
        var answer = api.get("nothing/here");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    }

    private Answer send(String method, String path) {
        Supplier<Answer> request =
                switch (method) {
                    case "GET" -> () -> api.get(path);
                    case "DELETE" -> () -> api.delete(path);
                    case "PUT" -> () -> api.put(path, "{\"name\": \"New\"}");
                    case "POST" -> () -> api.post(path, "{\"content\": \"Hello\"}");
                    default -> throw new IllegalArgumentException(method);
                };
        return request.get();
    }
}
