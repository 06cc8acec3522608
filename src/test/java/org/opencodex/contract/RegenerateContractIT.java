package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Parts B and C: another answer beside the first, and going on where one broke off. */
@OnTheRig
class RegenerateContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;

    RegenerateContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
    }

    private String answer(Script script) {
        rig.llm().next(script);
        try (var stream = api.stream(chat)) {
            return stream.ask("Question").getLast().getString("message_id");
        }
    }

    private static String frame(String type, String message) {
        return "{\"type\":\"" + type + "\",\"message_id\":\"" + message + "\"}";
    }

    private String lastPrompt() {
        while (rig.llm().waitingRequests() > 1) {
            rig.llm().takeRequest();
        }
        return rig.llm().takeRequest().body().toString();
    }

    private JsonObject shown(int index) {
        return api.get("chats/" + chat + "/messages?include=failed")
                .json()
                .getJsonArray("messages")
                .getJsonObject(index);
    }

    @Test
    void putsAnotherAnswerBesideTheFirst() {
        var first = answer(Script.says("First"));
        rig.llm().next(Script.says("Second"));
        try (var stream = api.stream(chat)) {
            stream.send(frame("regenerate", first));
            assertThat(stream.next("start").getString("message_id")).isNotEqualTo(first);
            var second = stream.answer().getLast().getString("message_id");
            assertThat(api.messages(chat).each("messages", "content")).containsExactly("Question", "Second");
            assertThat(shown(1).getString("id")).isEqualTo(second);
            var siblings = shown(1).getJsonObject("siblings");
            assertThat(siblings.getInt("index")).isEqualTo(2);
            assertThat(siblings.getInt("count")).isEqualTo(2);
            assertThat(siblings.getString("previous_id")).isEqualTo(first);
            assertThat(api.get("chats/" + chat).at("/active_message_id")).isEqualTo(second);
            assertThat(api.get("chats/" + chat + "/messages/" + first).at("/content"))
                    .isEqualTo("First");
        }
    }

    @Test
    void asksTheModelWithoutTheAnswerThatIsReplaced() {
        var first = answer(Script.says("First"));
        rig.llm().next(Script.says("Second"));
        try (var stream = api.stream(chat)) {
            stream.send(frame("regenerate", first));
            stream.answer();
            assertThat(lastPrompt()).contains("Question").doesNotContain("First");
            rig.llm().next(Script.says("Third"));
            stream.ask("Next");
            assertThat(lastPrompt()).contains("Second").doesNotContain("First");
        }
    }

    @Test
    void triesAFailedAnswerAgain() {
        var failed = answer(Script.says("Half").ending(Script.Ending.EOF));
        assertThat(shown(1).getString("status")).isEqualTo("failed");
        rig.llm().next(Script.says("Whole"));
        try (var stream = api.stream(chat)) {
            stream.send(frame("regenerate", failed));
            stream.answer();
        }
        assertThat(api.messages(chat).each("messages", "content")).containsExactly("Question", "Whole");
    }

    @Test
    void answersAQuestionThatHasNone() {
        var question = api.newMessage(chat, "Left alone");
        rig.llm().next(Script.says("Not any more"));
        try (var stream = api.stream(chat)) {
            stream.send(frame("regenerate", question));
            assertThat(StreamClient.text(stream.answer())).isEqualTo("Not any more");
            stream.send(frame("regenerate", question));
            assertThat(stream.next("error").getString("code")).isEqualTo("conflict");
        }
    }

    @Test
    void continuesWithTheTextSoFar() {
        var half = answer(Script.says("Once upon").ending(Script.Ending.EOF));
        rig.llm().next(Script.says(" a time."));
        try (var stream = api.stream(chat)) {
            stream.send(frame("continue", half));
            var frames = stream.answer();
            assertThat(frames.get(1).getString("content")).isEqualTo("Once upon");
            assertThat(StreamClient.text(frames)).isEqualTo("Once upon a time.");
            assertThat(frames.getLast().getInt("text_length")).isEqualTo("Once upon a time.".length());
        }
        assertThat(api.messages(chat).each("messages", "content")).containsExactly("Question", "Once upon a time.");
        assertThat(lastPrompt()).contains("Once upon");
    }

    @Test
    void continuesWhatTheModelsLimitCutOff() {
        var cut = answer(Script.says("Long").finishing("length"));
        rig.llm().next(Script.says("er"));
        try (var stream = api.stream(chat)) {
            stream.send(frame("continue", cut));
            assertThat(StreamClient.text(stream.answer())).isEqualTo("Longer");
        }
    }

    @Test
    void continuesNothingThatIsComplete() {
        var whole = answer(Script.says("Whole"));
        try (var stream = api.stream(chat)) {
            stream.send(frame("continue", whole));
            assertThat(stream.next("error").getString("code")).isEqualTo("conflict");
            assertThat(api.messages(chat).at("/total")).isEqualTo("2");
        }
    }

    @Test
    void knowsNoMessageOfAnotherChat() {
        var elsewhere = api.newMessage(api.newChat(), "Elsewhere");
        try (var stream = api.stream(chat)) {
            stream.send(frame("regenerate", elsewhere));
            assertThat(stream.next("error").getString("code")).isEqualTo("not_found");
            assertThat(stream.isAlive()).isTrue();
        }
    }

    @Test
    void pagesTheBranchOnShow() {
        var first = answer(Script.says("First"));
        rig.llm().next(Script.says("Second"));
        try (var stream = api.stream(chat)) {
            stream.send(frame("regenerate", first));
            stream.answer();
            stream.ask("And then?");
        }
        var page = api.get("chats/" + chat + "/messages?skip=1&limit=2");
        assertThat(page.at("/total")).isEqualTo("4");
        assertThat(page.each("messages", "content")).containsExactly("Second", "And then?");
        var last = api.messages(chat).at("/messages/3/id");
        assertThat(api.get("chats/" + chat + "/messages?before=" + last + "&limit=2")
                        .each("messages", "content"))
                .containsExactly("Second", "And then?");
    }
}
