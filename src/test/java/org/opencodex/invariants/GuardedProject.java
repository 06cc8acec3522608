package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.opencodex.rig.Api;

/**
 * A project with one chat, in which one question was answered: what the ids in the rows of {@link AccessMatrix} name.
 */
record GuardedProject(String project, String chat, String message, String answer, String generation, Guest guest) {
    /** Somebody who has it, beside those who ask, and who is in a group. */
    record Guest(String id, String session, String token, String group) {
        private Guest with(String other) {
            return new Guest(id, other, other, group);
        }

        Guest in(String otherGroup) {
            return new Guest(id, session, token, otherGroup);
        }
    }

    /** A new one of this client's, on a server whose new projects use the demo. */
    static GuardedProject of(Api owner, Guest guest) {
        var project = owner.newProject();
        var chat = owner.newChat(project);
        var begun = owner.post("chats/" + chat + "/generations", "{\"type\": \"message\", \"content\": \"Hello\"}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var answer = begun.at("/message/id");
        // Some hundreds of these are made.
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(() -> owner.get(
                        "chats/" + chat + "/messages/" + answer)
                .at("/status")
                .equals("completed"));
        return new GuardedProject(
                project, chat, begun.at("/user_message/id"), answer, begun.at("/generation_id"), guest);
    }

    /** The text with the ids in the places where it names them. */
    String fill(String text) {
        return text.replace("projects/{id}", "projects/" + project)
                .replace("chats/{id}", "chats/" + chat)
                .replace("{project}", project)
                .replace("{message_id}", message)
                .replace("{message}", message)
                .replace("{answer}", answer)
                .replace("{generation_id}", generation)
                .replace("{generation}", generation)
                .replace("{kind}/{principal_id}", "user/" + guest.id())
                .replace("{user_id}", guest.id())
                .replace("{group_id}", guest.group())
                .replace("{session_id}", guest.session())
                .replace("{token_id}", guest.token())
                .replace("{provider}", "openai");
    }

    /** The same, but for what is the owner's, and the guest's, under this id. */
    GuardedProject under(String id) {
        return new GuardedProject(id, id, message, answer, generation, guest.with(id));
    }

    /** The same, but for what is in its chat. */
    GuardedProject with(String otherMessage, String otherGeneration) {
        return new GuardedProject(project, chat, otherMessage, answer, otherGeneration, guest);
    }
}
