package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.StreamClient;

/** A conversation that is longer than the model's window: the newest whole turns go, and it is said how many do not. */
@OnTheRig
class ContextContractIT {
    private static final String WORDS =
            "some words of a conversation ".repeat(10).strip();

    private final Rig rig;
    private final Api api;
    private final String project;
    private final String chat;
    private final StreamClient stream;

    ContextContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
        this.project = api.newProject();
        this.chat = api.newChat(project);
        this.stream = api.stream(chat);
    }

    @AfterEach
    void hangUp() {
        stream.close();
    }

    private void window(int tokens) {
        var changed = api.put(
                "projects/" + project + "/agent-config",
                "{\"llm_config\":{\"context_window\":" + tokens + ",\"max_tokens\":200}}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    private static List<String> contents(JsonObject request) {
        return request.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .map(message -> message.getString("content"))
                .toList();
    }

    @Test
    void leavesOutTheOldestTurnsAndSaysHowMany() {
        window(1_024);
        IntStream.range(0, 30).forEach(i -> {
            api.newMessage(chat, "Question " + i + ": " + "word ".repeat(20));
            api.post("chats/" + chat + "/messages", "{\"content\":\"Answer " + i + "\",\"role\":\"assistant\"}");
        });

        stream.say("And now?");
        var start = stream.until("start").getLast();
        stream.until("end");

        var sent = contents(rig.llm().takeRequest().body());
        assertThat(sent).endsWith("Answer 29", "And now?");
        assertThat(sent.getFirst()).startsWith("Question ");
        var omitted = 60 - (sent.size() - 1);
        assertThat(omitted).isBetween(1, 58);
        assertThat(start.getInt("omitted_messages")).isEqualTo(omitted);
        var message = api.get("chats/" + chat + "/messages/" + start.getString("message_id"));
        assertThat(message.at("/omitted_messages")).isEqualTo(String.valueOf(omitted));
    }

    @Test
    void fitsAChatOfThousandsIntoASmallWindow() throws SQLException {
        api.put(
                "projects/" + project + "/agent-config",
                "{\"llm_model\":\"gpt-4o\",\"llm_config\":{\"context_window\":8192,\"max_tokens\":1000}}");
        fill(3_000);

        stream.say("And now?");
        var start = stream.until("start").getLast();
        stream.until("end");

        var sent = contents(rig.llm().takeRequest().body());
        var tokenizer = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        assertThat(sent.stream().mapToInt(tokenizer::countTokens).sum()).isBetween(6_000, 8_192 - 1_000);
        assertThat(sent).endsWith("Message 2998: " + WORDS, "Message 2999: " + WORDS, "And now?");
        assertThat(start.getInt("omitted_messages")).isEqualTo(3_001 - sent.size());
        assertThat(sent.getFirst()).startsWith("Message " + start.getInt("omitted_messages") + ":");
    }

    /** People's messages and answers in turn, numbered from 0. */
    private void fill(int messages) throws SQLException {
        var first = api.newMessage(chat, "Message 0: " + WORDS);
        try (var connection = rig.connect();
                var insert = connection.prepareStatement("""
                        insert into message (id, chat_session_id, parent_id, branch_id, depth, role, content, created_at,
                            message_metadata, status)
                        select gen_random_uuid(), m.chat_session_id, m.id, m.branch_id, n,
                            case n % 2 when 0 then 'USER' else 'ASSISTANT' end, 'Message ' || n || ': ' || ?, now(), '{}',
                            'COMPLETED'
                        from message m, generate_series(1, ?) n where m.id = ?::uuid
                        """);
                var show = connection.prepareStatement("update chat_session set active_message_id ="
                        + " (select id from message where branch_id = ?::uuid and depth = ?) where id = ?::uuid")) {
            insert.setString(1, WORDS);
            insert.setInt(2, messages - 1);
            insert.setString(3, first);
            insert.executeUpdate();
            show.setString(1, first);
            show.setInt(2, messages - 1);
            show.setString(3, chat);
            show.executeUpdate();
        }
    }

    @Test
    void leavesNothingOutOfAShortConversation() {
        window(4_096);
        api.newMessage(chat, "I am called Ada.");
        stream.say("Who am I?");
        assertThat(stream.until("start").getLast().getInt("omitted_messages")).isZero();
        assertThat(contents(rig.llm().takeRequest().body())).containsExactly("I am called Ada.", "Who am I?");
    }

    @Test
    void refusesAMessageThatCannotFitBeforeAnyCall() {
        window(1_024);
        stream.say("word ".repeat(2_000));
        var error = stream.next("error");
        assertThat(error.getString("code")).isEqualTo("context_too_long");
        assertThat(error.getString("content")).contains("1024", "shorten the message");
        assertThat(rig.llm().waitingRequests()).isZero();
        assertThat(api.messages(chat).at("/total")).isEqualTo("0");
    }

    @Test
    void neverSendsTheWindow() {
        window(4_096);
        stream.say("Hi");
        stream.until("end");
        assertThat(rig.llm().takeRequest().body()).doesNotContainKey("context_window");
    }
}
