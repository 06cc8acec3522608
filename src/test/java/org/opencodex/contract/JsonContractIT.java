package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Everywhere: JSON as it is read and written. */
@OnTheRig
class JsonContractIT {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    private final Api api;

    JsonContractIT(Rig rig) {
        api = rig.api();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"name\": \"A\"",
                "{\"name\": \"A\",}",
                "{name: \"A\"}",
                "{'name': 'A'}",
                "nothing",
                "[]",
                "7",
                "\"name\"",
                "null",
                "{\"name\": \"A\"} {\"name\": \"B\"}",
                "{\"name\": \"A\nB\"}",
                "{\"name\": \"\\x\"}",
                "{\"name\": 01}",
                "{\"name\": NaN}",
                "{\"name\": \"A\"} trailing"
            })
    void rejectsMalformedJson(String body) {
        var answer = api.post("projects", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.at("/code")).isEqualTo("malformed_json");
    }

    @Test
    void rejectsBytesThatAreNoUtf8() {
        byte[] body = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, '(', '"', '}'};
        var answer = api.send(api.request("projects")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void rejectsJsonThatIsNestedTooDeeply() {
        var body = "{\"name\": \"A\", \"extra\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(api.post("projects", body).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[\"A\"]", "null"})
    void rejectsAWrongType(String name) {
        var answer = api.post("projects", "{\"name\": " + name + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("name");
    }

    @ParameterizedTest
    @CsvSource({
        "\\u0000, U+0000",
        "a\\u0000b, in between",
        "\\ud83d, a high surrogate alone",
        "\\udc4d, a low surrogate alone",
        "\\udc4d\\ud83d, the halves in the wrong order"
    })
    void rejectsTextThatCannotBeStored(String name, String what) {
        var answer = api.post("projects", "{\"name\": \"" + name + "\"}");
        assertThat(answer.status()).as(what).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("name");
    }

    @Test
    void rejectsItInsideNestedValuesToo() {
        var answer = api.put(
                "projects/" + api.newProject() + "/agent-config", "{\"environment_config\": {\"a\": [\"\\u0000\"]}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).singleElement().asString().startsWith("environment_config");
    }

    @Test
    void takesAWholeSurrogatePair() {
        assertThat(api.post("projects", "{\"name\": \"\\ud83d\\udc4d\"}").at("/name"))
                .isEqualTo("👍");
    }

    @Test
    void ignoresUnknownMembers() {
        var answer = api.post("projects", "{\"name\": \"A\", \"owner\": \"me\", \"id\": \"mine\", \"created_at\": 7}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/id")).isNotEqualTo("mine");
        assertThat(answer.json()).doesNotContainKey("owner");
        assertThat(api.get("projects/" + answer.at("/id")).json()).doesNotContainKey("owner");
    }

    @Test
    void takesTheParametersOfAMediaType() {
        var answer = api.send(api.request("projects")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"name\": \"A\"}")));
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void showsTimesInUtcToTheMicrosecond() {
        var project = api.post("projects", "{\"name\": \"A\"}");
        assertThat(project.at("/created_at")).matches(TIME);
        assertThat(project.at("/updated_at")).matches(TIME);
        var chat = api.get("chats/" + api.newChat(project.at("/id")));
        assertThat(chat.at("/created_at")).matches(TIME);
        api.newMessage(chat.at("/id"), "Hello");
        assertThat(api.messages(chat.at("/id")).each("messages", "created_at"))
                .allSatisfy(time -> assertThat(time).matches(TIME));
    }

    @Test
    void showsTheTimeAtWhichItHappened() {
        var before = OffsetDateTime.now();
        var time =
                OffsetDateTime.parse(api.post("projects", "{\"name\": \"A\"}").at("/created_at"));
        // The clock shows microseconds, Java's nanoseconds.
        assertThat(time).isBetween(before.minusNanos(1_000), OffsetDateTime.now());
    }

    @Test
    void givesOutTimeOrderedIds() {
        var first = UUID.fromString(api.newProject());
        var second = UUID.fromString(api.newProject());
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(first.toString()).isLessThan(second.toString());
    }
}
