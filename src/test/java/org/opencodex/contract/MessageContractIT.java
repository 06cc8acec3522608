package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Part A: messages over REST. */
@OnTheRig
class MessageContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;

    MessageContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
    }

    private Answer post(String body) {
        return api.post("chats/" + chat + "/messages", body);
    }

    @Test
    void storesAMessageOfTheUser() {
        var answer = post("{\"content\": \"Hello\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/content")).isEqualTo("Hello");
        assertThat(answer.at("/role")).isEqualTo("user");
        assertThat(answer.at("/chat_session_id")).isEqualTo(chat);
        assertThat(answer.at("/message_metadata")).isEqualTo("{}");
        assertThat(answer.json()).containsKeys("id", "created_at");
    }

    @Test
    void isCompletedFromTheStart() {
        assertThat(post("{\"content\": \"Hello\"}").at("/status")).isEqualTo("completed");
    }

    @Test
    void callsNoModel() {
        post("{\"content\": \"Hello\"}");
        assertThat(api.messages(chat).at("/total")).isEqualTo("1");
        assertThat(rig.llm().waitingRequests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "assistant", "system"})
    void keepsTheRole(String role) {
        assertThat(post("{\"content\": \"Hello\", \"role\": \"" + role + "\"}").at("/role"))
                .isEqualTo(role);
        assertThat(api.messages(chat).each("messages", "role")).containsExactly(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tool\"", "\"USER\"", "null", "1"})
    void rejectsAnyOtherRole(String role) {
        var answer = post("{\"content\": \"Hello\", \"role\": " + role + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("role");
    }

    @Test
    void keepsTheMetadataAsItIs() {
        var metadata = "{\"b\":[1,2.50,{\"deep\":null}],\"a\":true,\"big\":12345678901234567890}";
        assertThat(post("{\"content\": \"Hello\", \"message_metadata\": " + metadata + "}")
                        .at("/message_metadata"))
                .isEqualTo(metadata);
        assertThat(api.messages(chat).each("messages", "message_metadata")).containsExactly(metadata);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "null"})
    void rejectsMetadataThatIsNoObject(String metadata) {
        var answer = post("{\"content\": \"Hello\", \"message_metadata\": " + metadata + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("message_metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content\": \"\"}", "{\"content\": null}", "{\"content\": [\"Hello\"]}"})
    void rejectsBadContent(String body) {
        var answer = post(body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("content");
        assertThat(api.messages(chat).at("/total")).isEqualTo("0");
    }

    @Test
    void takes200000UnitsAndNotOneMore() {
        assertThat(post("{\"content\": \"" + "x".repeat(200_000) + "\"}").status())
                .isEqualTo(201);
        var longer = post("{\"content\": \"" + "x".repeat(200_001) + "\"}");
        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.badFields()).containsExactly("content");
    }

    @Test
    void countsUtf16UnitsAndNotCharacters() {
        assertThat(post("{\"content\": \"" + "👍".repeat(100_000) + "\"}").status())
                .isEqualTo(201);
        assertThat(post("{\"content\": \"" + "👍".repeat(100_001) + "\"}").status())
                .isEqualTo(422);
    }

    @Test
    void keepsTextOfAnyScriptAndEveryBlank() {
        var content = "  Grüße 你好 👩‍💻\\n\\tindented  ";
        post("{\"content\": \"" + content + "\"}");
        assertThat(api.messages(chat).each("messages", "content")).containsExactly("  Grüße 你好 👩‍💻\n\tindented  ");
    }

    @Test
    void listsTheOldestFirst() {
        var first = api.newMessage(chat, "One");
        var second = api.newMessage(chat, "Two");
        var third = api.newMessage(chat, "Three");
        var page = api.messages(chat);
        assertThat(page.each("messages", "id")).containsExactly(first, second, third);
        assertThat(page.at("/total")).isEqualTo("3");
    }

    @Test
    void listsThePageThatWasAskedFor() {
        api.newMessage(chat, "One");
        var second = api.newMessage(chat, "Two");
        api.newMessage(chat, "Three");
        var page = api.get("chats/" + chat + "/messages?skip=1&limit=1");
        assertThat(page.each("messages", "id")).containsExactly(second);
        assertThat(page.at("/total")).isEqualTo("3");
    }

    @Test
    void readsOneMessage() {
        var created = post("{\"content\": \"Hello\"}");
        var read = api.get("chats/" + chat + "/messages/" + created.at("/id"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(created.json());
    }

    @Test
    void doesNotKnowAMessageOfAnotherChat() {
        var elsewhere = api.newMessage(api.newChat(), "Hello");
        assertThat(api.get("chats/" + chat + "/messages/" + elsewhere).status()).isEqualTo(404);
    }
}
