package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** What was shown survives {@code kill -9}, and no chat stays locked. */
@OnTheRig
class RestartIT {
    private final Rig rig;
    private final Api api;

    RestartIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
    }

    @Test
    void keepsWhatWasShownWhenTheServerIsKilled() {
        var chat = api.newChat();
        rig.llm().next(Script.gated("Once upon ", "a time ", "never shown"));
        String answer;
        try (var stream = api.stream(chat)) {
            stream.say("Tell me a story");
            answer = stream.until("start").getLast().getString("message_id");
            rig.llm().release(1);
            stream.chunks("Once upon ");
            rig.llm().release(1);
            stream.chunks("a time ");
            rig.server().kill();
        }
        rig.server().start();
        var page = api.messages(chat);
        assertThat(page.at("/messages/1/id")).isEqualTo(answer);
        assertThat(page.at("/messages/1/content")).isEqualTo("Once upon a time ");
        assertThat(page.at("/messages/1/status")).isEqualTo("interrupted");
        try (var stream = api.stream(chat)) {
            assertThat(stream.ask("Go on").getLast().getString("type")).isEqualTo("end");
        }
    }

    @Test
    void findsEverythingAgainAfterARestart() {
        var project = api.post("projects", "{\"name\": \"Kept\", \"description\": \"For good\"}");
        api.put("projects/" + project.at("/id") + "/agent-config", "{\"system_instructions\": \"Be kept.\"}");
        var chat = api.newChat(project.at("/id"));
        try (var stream = api.stream(chat)) {
            stream.ask("Remember this");
        }
        var before = api.messages(chat).json();
        rig.server().restart();
        assertThat(api.get("projects/" + project.at("/id")).json()).isEqualTo(project.json());
        assertThat(api.get("projects/" + project.at("/id") + "/agent-config").at("/system_instructions"))
                .isEqualTo("Be kept.");
        assertThat(api.messages(chat).json()).isEqualTo(before);
    }
}
