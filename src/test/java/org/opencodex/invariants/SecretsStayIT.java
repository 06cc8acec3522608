package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/**
 * I-14: secrets stay. The rig looks for its canaries in all that any test is told, in what the servers print and in the
 * database, after each class ({@link Canaries}); here are the ways in which they would come to light elsewhere.
 */
@OnTheRig
class SecretsStayIT {
    private static final String KEY = Canaries.plant("canary-stays-0123456789abcd");
    private static final String OTHER = Canaries.plant("canary-moves-0123456789efgh");

    private final Rig rig;
    private final Api api;
    private final String project;

    SecretsStayIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
        this.project = api.newProject();
        api.put("projects/" + project + "/agent-config", "{\"llm_provider\":\"groq\",\"llm_model\":\"m\"}");
        save(KEY);
    }

    @AfterEach
    void forget() {
        api.delete("provider-keys/groq");
        Canaries.requireNoneAbroad(rig);
    }

    private void save(String key) {
        var saved = api.put("provider-keys/groq", body(key, rig.llm().baseUrl().toString()));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    }

    private static String body(String key, String address) {
        return "{\"key\":\"" + key + "\",\"base_url\":\"" + address + "\"}";
    }

    /** A provider that gives back what it was sent, as some do. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500})
    void whateverTheProviderSaysOfThem(int status) {
        rig.llm()
                .next(Script.refuses(
                        status,
                        "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + ". Authorization: Bearer "
                                + KEY + "\"}}"));
        try (var stream = api.stream(api.newChat(project))) {
            stream.say("Hello");
            // Some of them are asked again, and answer then.
            assertThat(stream.answer().getLast().getString("code", "")).isNotEqualTo("internal");
        }
    }

    @Test
    void whateverTheProviderSaysInItsStream() {
        rig.llm().next(Script.says("half").ending(Script.Ending.MALFORMED));
        try (var stream = api.stream(api.newChat(project))) {
            stream.say("Hello");
            stream.answer();
        }
    }

    @Test
    void whateverIsWrongWithTheRequest() {
        api.put("provider-keys/groq", "{\"key\":[\"" + OTHER + "\"]}");
        api.put("provider-keys/groq", "{\"key\":\"" + OTHER + "\",\"base_url\":\"not an address " + OTHER);
        api.put("provider-keys/groq", body(OTHER, "ftp://127.0.0.1/v1"));
        api.put("provider-keys/groq", body(OTHER, "http://10.255.255.1/v1"));
        api.put(
                "provider-keys/groq?scope=nobody",
                body(OTHER, rig.llm().baseUrl().toString()));
        api.put("provider-keys/" + OTHER, "{}");
        api.post("provider-keys/groq/test", body(OTHER, "http://127.0.0.1:1/v1"));
    }

    @Test
    void whoeverAsksForThem() {
        for (var path : new String[] {
            "providers",
            "provider-keys",
            "providers/groq/models",
            "projects/" + project + "/agent-config",
            "openapi.json"
        }) {
            assertThat(api.get(path).status()).as(path).isEqualTo(200);
        }
    }

    /** Else a person who may change the address could read the key there. */
    @Test
    void whereverTheAddressIsMovedTo() {
        var moved = api.put(
                "provider-keys/groq",
                "{\"base_url\":\"" + rig.llm().baseUrl().toString().replace("127.0.0.1", "localhost") + "\"}");
        assertThat(moved.at("/has_key")).isEqualTo("false");
        rig.llm().next(Script.says("OK"));
        api.post("provider-keys/groq/test", "{\"model\":\"m\"}");
        assertThat(rig.llm().waitingRequests()).isLessThanOrEqualTo(1);
        if (rig.llm().waitingRequests() == 1) {
            assertThat(rig.llm().takeRequest().keys()).isEmpty();
        }
    }

    @Test
    void areFoundWhereTheyDoNot() {
        api.newMessage(api.newChat(project), "a message with " + OTHER);
        assertThatThrownBy(() -> Canaries.requireNoneAbroad(rig))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the table message");
        api.delete("projects/" + project);
        try (var connection = rig.connect();
                var erase = connection.prepareStatement("delete from project where id = ?::uuid")) {
            erase.setString(1, project);
            erase.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
