package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Part A: errors as {@code application/problem+json} (RFC 9457). */
@OnTheRig
class ProblemContractIT {
    private final Api api;

    ProblemContractIT(Rig rig) {
        api = rig.api();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.at("/status")).isEqualTo(String.valueOf(status));
        assertThat(answer.at("/code")).isEqualTo(code);
        assertThat(answer.json()).containsKeys("type", "title", "detail");
        assertThat(answer.at("/detail")).isNotBlank();
    }

    @Test
    void describesAnUnknownId() {
        assertProblem(api.get("projects/none"), 404, "not_found");
    }

    @Test
    void saysWhichFieldAndWhy() {
        var answer = api.post("projects", "{\"name\": \"\"}");
        assertProblem(answer, 422, "validation_failed");
        assertThat(answer.at("/errors/0/field")).isEqualTo("name");
        assertThat(answer.at("/errors/0/message")).isNotBlank();
        assertThat(answer.at("/detail")).contains("name");
    }

    @Test
    void hasNoErrorsWhereNoFieldIsBad() {
        assertThat(api.get("projects/none").json()).doesNotContainKey("errors");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,projects",
        "PATCH,projects",
        "PUT,projects",
        "POST,projects/none",
        "DELETE,projects/none/agent-config",
        "PUT,chats",
        "DELETE,chats/none/messages",
        "PUT,chats/none/messages"
    })
    void knowsOnlyTheMethodsOfTheContract(String method, String path) {
        // Grizzly refuses a DELETE with a body by itself.
        var body = method.equals("DELETE") ? BodyPublishers.noBody() : BodyPublishers.ofString("{\"name\": \"A\"}");
        var answer = api.send(
                api.request(path).header("Content-Type", "application/json").method(method, body));
        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/csv", "image/png"})
    void servesNothingButJson(String accepted) {
        assertProblem(
                api.send(api.request("projects").header("Accept", accepted).GET()), 406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "application/*", "text/html, application/json;q=0.5"})
    void servesJsonToWhoeverTakesIt(String accepted) {
        var answer = api.send(api.request("projects").header("Accept", accepted).GET());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml"
            })
    void takesNothingButJson(String type) {
        var answer = api.send(api.request("projects")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"name\": \"A\"}")));
        assertProblem(answer, 415, "unsupported_media_type");
    }

    @Test
    void takesNoBodyOf2MebibytesAndMore() {
        var body = "{\"name\": \"A\", \"extra\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}";
        assertProblem(api.post("projects", body), 413, "too_large");
    }

    @Test
    void takesABodyThatIsJustSmallerThan2Mebibytes() {
        var body = "{\"name\": \"A\", \"extra\": \"" + "x".repeat(2 * 1024 * 1024 - 100) + "\"}";
        assertThat(api.post("projects", body).status()).isEqualTo(201);
    }

    @Test
    void tellsNothingOfTheInside() {
        assertThat(api.post("projects", "{").body()).doesNotContain("Exception").doesNotContain("org.opencodex");
    }
}
