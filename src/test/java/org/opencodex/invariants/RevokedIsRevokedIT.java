package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.EventStreamClient;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.People.Person;
import org.opencodex.rig.Rig;
import org.opencodex.rig.StreamClient;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-12: whoever may no longer is gone within 5 s, whatever they listen to. */
@OnTheRig
class RevokedIsRevokedIT {
    private static final int AT_A_TIME = 10;
    private static final long LIMIT_MILLIS = 5_000;
    private static final int MOST_WAIT_MILLIS = 2_000;
    private static AppServer server;

    private final Rig rig;
    private final People people;
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();

    /** What takes somebody's access. */
    private enum Way {
        SUSPENDED,
        SESSION_ENDED,
        TOKEN_REVOKED,
        GRANT_REMOVED,
        GROUP_LEFT,
        DEMOTED;

        /** Whether they are nobody afterwards, and not only somebody for whom the project is not there. */
        boolean endsTheCredential() {
            return this == SUSPENDED || takesTheKeyOnly();
        }

        /** Whether they may come in again by another browser or token. */
        boolean takesTheKeyOnly() {
            return this == SESSION_ENDED || this == TOKEN_REVOKED;
        }

        String code() {
            return endsTheCredential() ? "unauthenticated" : "not_found";
        }

        int closeCode() {
            return endsTheCredential() ? 4401 : 4404;
        }
    }

    /** What they listen to. */
    private enum Channel {
        CHAT_SOCKET,
        LIST_SOCKET,
        EVENT_STREAM,
        ANSWER
    }

    RevokedIsRevokedIT(Rig rig) {
        this.rig = rig;
        people = new People(rig, server);
    }

    @BeforeAll
    static void start(Rig rig) {
        server = rig.anotherServer("revoked", Map.of("OPENCODEX_AUTH_MODE", "local"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isGoneWithinFiveSeconds() throws InterruptedException {
        try {
            Trials.of("I-12", 48, 2_000, AT_A_TIME)
                    .within(Duration.ofMinutes(6))
                    .run(this::revoke);
        } finally {
            var sorted = delays.stream().sorted().toList();
            System.out.println("I-12: gone after " + sorted.get(sorted.size() / 2) + " ms (p50), " + sorted.getLast()
                    + " ms (most), of " + sorted.size());
        }
    }

    private void revoke(Random random, int number) throws InterruptedException {
        var way = Way.values()[number % Way.values().length];
        var channel = Channel.values()[number / Way.values().length % Channel.values().length];
        var shared = share(way);
        try {
            switch (channel) {
                case CHAT_SOCKET -> socket(shared, random);
                case LIST_SOCKET -> lists(shared, random);
                case EVENT_STREAM -> events(shared, random);
                case ANSWER -> answer(shared, random);
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(way + " on " + channel + ": " + e.getMessage(), e);
        } finally {
            shared.owner().api().delete("projects/" + shared.project());
        }
    }

    /**
     * A chat in a project of the owner's that somebody else may write in, until it is taken from them in this way.
     *
     * @param client what the member uses
     * @param token its id, null where they use their browser
     */
    private record Shared(
            Way way, Person owner, Person member, Api client, String token, String project, String chat, String group) {
        String membersPath() {
            return group == null
                    ? "projects/" + project + "/members/user/" + member.id()
                    : "projects/" + project + "/members/group/" + group;
        }
    }

    private Shared share(Way way) {
        var owner = people.arrives("Owner");
        var member = people.arrives("Member");
        var project = owner.api().newProject();
        var group = way == Way.GROUP_LEFT ? people.newGroup("Group") : null;
        var token = way == Way.TOKEN_REVOKED
                ? member.api().post("account/tokens", "{\"name\": \"A\", \"scope\": \"write\", \"expires_in_days\": 1}")
                : null;
        var client = token == null ? member.api() : server.api().with("Authorization", "Bearer " + token.at("/token"));
        var shared = new Shared(
                way,
                owner,
                member,
                client,
                token == null ? null : token.at("/api_token/id"),
                project,
                owner.api().newChat(project),
                group);
        if (group != null) {
            people.joins(member, group);
        }
        assertThat(owner.api()
                        .put(shared.membersPath(), "{\"role\": \"editor\"}")
                        .status())
                .isEqualTo(200);
        return shared;
    }

    /** At any moment between two looks. Returns when it was done. */
    private long take(Shared shared, Random random) throws InterruptedException {
        Thread.sleep(random.nextInt(MOST_WAIT_MILLIS));
        switch (shared.way()) {
            case SUSPENDED -> people.isSuspended(shared.member());
            case SESSION_ENDED ->
                assertThat(shared.member().api().delete("session").status()).isEqualTo(200);
            case TOKEN_REVOKED ->
                assertThat(shared.member()
                                .api()
                                .delete("account/tokens/" + shared.token())
                                .status())
                        .isEqualTo(204);
            case GRANT_REMOVED ->
                assertThat(shared.owner().api().delete(shared.membersPath()).status())
                        .isEqualTo(204);
            case GROUP_LEFT -> people.leaves(shared.member(), shared.group());
            case DEMOTED ->
                assertThat(shared.owner()
                                .api()
                                .put(shared.membersPath(), "{\"role\": \"viewer\"}")
                                .status())
                        .isEqualTo(200);
        }
        return System.nanoTime();
    }

    private void note(long takenAt, long goneAt) {
        var millis = TimeUnit.NANOSECONDS.toMillis(goneAt - takenAt);
        delays.add(millis);
        assertThat(millis).as("ms until it was gone").isLessThanOrEqualTo(LIMIT_MILLIS);
    }

    private void socket(Shared shared, Random random) throws InterruptedException {
        try (var socket = shared.client().stream(shared.chat())) {
            assertThat(socket.isAlive()).isTrue();
            var takenAt = take(shared, random);
            if (shared.way() == Way.DEMOTED) {
                socket.say("May I?");
                assertThat(socket.next("error").getString("code")).isEqualTo("forbidden");
                note(takenAt, System.nanoTime());
                assertThat(socket.isAlive()).isTrue();
            } else {
                awaitGone(socket, shared.way(), takenAt);
            }
        }
        assertThat(shared.client().messages(shared.chat()).status())
                .isEqualTo(shared.way() == Way.DEMOTED ? 200 : shared.way().endsTheCredential() ? 401 : 404);
    }

    private void awaitGone(StreamClient socket, Way way, long takenAt) {
        assertThat(socket.until("error").getLast().getString("code")).isEqualTo(way.code());
        assertThat(socket.closeCode()).isEqualTo(way.closeCode());
        note(takenAt, System.nanoTime());
    }

    /** The lists of somebody who is still known stay open, and hear of the project no more. */
    private void lists(Shared shared, Random random) throws InterruptedException {
        try (var socket = shared.client().listEvents()) {
            assertThat(socket.isAlive()).isTrue();
            var takenAt = take(shared, random);
            if (shared.way().endsTheCredential()) {
                awaitGone(socket, shared.way(), takenAt);
                return;
            }
            // That the chat was made, which they were to know, may come late; it comes before.
            socket.until("projects_changed");
            note(takenAt, System.nanoTime());
            var heard = shared.way() == Way.DEMOTED;
            shared.owner().api().newChat(shared.project());
            var own = shared.client().newChat();
            var created = socket.next("chat_created").getJsonObject("chat");
            assertThat(created.getString("project_id").equals(shared.project())).isEqualTo(heard);
            assertThat(created.getString("id").equals(own)).isEqualTo(!heard);
        }
    }

    private void events(Shared shared, Random random) throws InterruptedException {
        try (var events = shared.client().eventStream("chats/" + shared.chat() + "/events")) {
            assertThat(events.status()).isEqualTo(200);
            shared.owner().api().newMessage(shared.chat(), "Hello");
            events.next("message_created");
            var takenAt = take(shared, random);
            if (shared.way() == Way.DEMOTED) {
                var refused = shared.client()
                        .post("chats/" + shared.chat() + "/generations", "{\"type\": \"message\", \"content\": \"x\"}");
                assertThat(refused.status()).isEqualTo(403);
                shared.owner().api().newMessage(shared.chat(), "Still there?");
                events.next("message_created");
            } else {
                awaitEnd(events, shared.way());
            }
            note(takenAt, System.nanoTime());
        }
    }

    private static void awaitEnd(EventStreamClient events, Way way) {
        assertThat(events.next("error").frame().getString("code")).isEqualTo(way.code());
        assertThat(events.next()).isEmpty();
    }

    /** What somebody asked for goes on without them only where nothing but their browser is gone. */
    private void answer(Shared shared, Random random) throws InterruptedException {
        var trial = new Trial(random.nextLong(), 3_000, Duration.ofMillis(random.nextInt(30)), Duration.ofMillis(20));
        var call = rig.llm().trials().call(trial);
        try (var socket = shared.client().stream(shared.chat());
                var owners = shared.owner().api().stream(shared.chat())) {
            assertThat(owners.isAlive()).isTrue();
            socket.say(trial.question());
            socket.until("chunk");
            var takenAt = take(shared, random);
            if (shared.way() != Way.DEMOTED) {
                awaitGone(socket, shared.way(), takenAt);
            }
            var generation = owners.until("start").getLast().getString("generation_id");
            if (shared.way().takesTheKeyOnly()) {
                owners.until("chunk");
                owners.stop(generation);
            } else {
                note(takenAt, call.awaitHangUp());
            }
            assertThat(owners.until("end").getLast().getString("status")).isEqualTo("stopped");
        }
    }
}
