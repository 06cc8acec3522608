package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.EventStreamClient;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** Part B, "Without WebSocket". */
@OnTheRig
class EventStreamContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;

    EventStreamContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
    }

    private String ask() {
        var begun = api.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"Count\"}");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.at("/user_message/content")).isEqualTo("Count");
        assertThat(begun.at("/message/status")).isIn("queued", "streaming");
        return begun.at("/generation_id");
    }

    private static List<String> types(Stream<EventStreamClient.Event> events) {
        return events.map(EventStreamClient.Event::type).toList();
    }

    @Test
    void showsWhatASocketShows() {
        rig.llm().next(Script.gated("One ", "two"));
        try (var stream = api.eventStream("chats/" + chat + "/events");
                var socket = api.stream(chat)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).contains("no-store");
            ask();
            rig.llm().release(2);
            var events = stream.answer();
            assertThat(types(events.stream()).subList(0, 2)).containsExactly("message_created", "start");
            var frames = socket.answer();
            assertThat(events.stream().map(EventStreamClient.Event::frame).toList())
                    .isEqualTo(frames);
        }
    }

    @Test
    void resumesByTheLastEventId() {
        rig.llm().next(Script.gated("One ", "two ", "three"));
        String last;
        try (var stream = api.eventStream("chats/" + chat + "/events")) {
            var generation = ask();
            stream.next("message_created");
            assertThat(stream.next("start").id()).isNull();
            rig.llm().release(1);
            last = stream.next("chunk").id();
            assertThat(last).isEqualTo(generation + ":1");
        }
        rig.llm().release(2);
        try (var again = api.eventStream("chats/" + chat + "/events", last)) {
            assertThat(again.next("start").frame().getInt("resumed_from")).isEqualTo(1);
            var events = again.answer();
            var text = new StringBuilder();
            events.stream()
                    .filter(event -> event.type().equals("chunk"))
                    .forEach(event -> text.append(event.frame().getString("content")));
            assertThat(text.toString()).isEqualTo("two three");
        }
    }

    @Test
    void readsOneLogToItsEnd() {
        rig.llm().next(Script.gated("One ", "two"));
        var generation = ask();
        try (var log = api.eventStream("chats/" + chat + "/generations/" + generation + "/events?after_seq=0")) {
            log.next("start");
            rig.llm().release(2);
            var end = log.answer().getLast();
            assertThat(end.type()).isEqualTo("end");
            assertThat(log.next()).isEmpty();
            var past = "chats/" + chat + "/generations/" + generation + "/events?after_seq="
                    + end.frame().getInt("seq");
            assertThat(api.get(past).status()).isEqualTo(204);
        }
    }

    @Test
    void stopsOverRest() {
        rig.llm().next(Script.gated("Half ", "more"));
        try (var stream = api.eventStream("chats/" + chat + "/events")) {
            var generation = ask();
            rig.llm().release(1);
            stream.next("message_created");
            stream.next("start");
            stream.next("chunk");
            var stop = "chats/" + chat + "/generations/" + generation + "/stop";
            assertThat(api.post(stop, "").status()).isEqualTo(202);
            rig.llm().awaitHangUp();
            assertThat(stream.next("end").frame().getString("status")).isEqualTo("stopped");
            assertThat(api.post(stop, "").status()).isEqualTo(202);
        }
    }

    @Test
    void endsWithItsChat() {
        try (var stream = api.eventStream("chats/" + chat + "/events")) {
            api.delete("chats/" + chat);
            stream.next("chat_deleted");
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void knowsNoUnknownChatOrGeneration() {
        assertThat(api.get("chats/" + UUID.randomUUID() + "/events").status()).isEqualTo(404);
        assertThat(api.get("chats/nonsense/events").status()).isEqualTo(404);
        var log = api.get("chats/" + chat + "/generations/" + UUID.randomUUID() + "/events");
        assertThat(log.status()).isEqualTo(404);
        assertThat(log.mediaType()).isEqualTo("application/problem+json");
    }

    @Test
    void refusesTwoAtATime() {
        rig.llm().next(Script.gated("wait"));
        var running = ask();
        var refused = api.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"Too\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("generation_running");
        assertThat(refused.at("/running_generation_id")).isEqualTo(running);
        rig.llm().release(1);
    }

    @Test
    void refusesWhatAsksForNoAnswer() {
        var refused = api.post("chats/" + chat + "/generations", "{\"type\":\"ping\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.badFields()).containsExactly("type");
    }
}
