package org.opencodex.rig;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A client as part B of the contract wants it: it asks once under an id of its own, comes back whenever it is cut off, by
 * socket or by Server-Sent Events, to any of its servers, and goes on where it was. Now and then it acknowledges, asks for
 * entries that it has, or hangs up.
 */
public final class ResumingClient {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** One in so many frames is followed by a resume from an earlier entry, or by hanging up. */
    private static final int RESTLESS = 40;

    private final HttpClient http;
    private final List<URI> servers;
    private final String chat;
    private final Random random;
    private final boolean acknowledges;
    private final ShownAnswer shown = new ShownAnswer();
    private URI base;
    private int connection;
    private int asked;
    private String begun;
    private long giveUpAt;

    /** {@code servers} are the application's addresses, as the client sees them: a proxy's, maybe. */
    public ResumingClient(HttpClient http, List<URI> servers, String chat, Random random) {
        this.http = http;
        this.servers = servers;
        this.chat = chat;
        this.random = random;
        this.acknowledges = random.nextInt(3) == 0;
    }

    /** Asks, and follows the answer to its end, however often it is cut off. */
    public ShownAnswer ask(String question) throws InterruptedException {
        var frame = Json.createObjectBuilder()
                .add("type", "message")
                .add("content", question)
                .add("client_message_id", new UUID(random.nextLong(), random.nextLong()).toString())
                .build()
                .toString();
        giveUpAt = System.nanoTime() + LIMIT.toNanos();
        while (shown.terminal() == null) {
            checkTime();
            base = servers.get(random.nextInt(servers.size()));
            var bySocket = random.nextBoolean();
            connection = shown.recording().open(bySocket ? "socket" : "events", base + query());
            try {
                if (bySocket) {
                    bySocket(frame);
                } else {
                    byEvents(frame);
                }
                lost("hung up");
            } catch (IOException | UncheckedIOException e) {
                lost(String.valueOf(e.getMessage()));
                Thread.sleep(random.nextInt(20));
            }
        }
        return shown;
    }

    private void lost(String why) {
        shown.recording().add(new Recording.Event.Lost(connection, why));
    }

    private void checkTime() {
        if (System.nanoTime() > giveUpAt) {
            throw new AssertionError("No end after entry " + shown.last() + "; last of all:\n" + shown.recording());
        }
    }

    private boolean knowsNoGeneration() {
        return shown.generationId() == null && begun == null;
    }

    private String query() {
        var generation = shown.generationId() == null ? begun : shown.generationId();
        return generation == null ? "" : "?generation_id=" + generation + "&after_seq=" + shown.last();
    }

    private void bySocket(String frame) throws IOException {
        var uri = URI.create(base + "api/v1/chats/" + chat + "/stream" + query());
        try (var socket = RawSocket.open(uri)) {
            if (knowsNoGeneration()) {
                asked++;
                send(socket, frame);
            }
            while (shown.terminal() == null) {
                take(socket.next());
                if (shown.terminal() != null || random.nextInt(2 * RESTLESS) == 0) {
                    return;
                }
                if (shown.hasGap()) {
                    send(socket, about("resume", "after_seq", shown.last()));
                } else if (shown.generationId() != null) {
                    fidget(socket);
                }
            }
        }
    }

    private void fidget(RawSocket socket) throws IOException {
        if (acknowledges) {
            send(socket, about("ack", "seq", shown.last()));
        }
        if (random.nextInt(RESTLESS) == 0) {
            send(socket, about("resume", "after_seq", random.nextInt(shown.last() + 1)));
        }
    }

    private void send(RawSocket socket, String frame) throws IOException {
        shown.recording().add(new Recording.Event.Sent(connection, frame));
        socket.send(frame);
    }

    private String about(String type, String member, int seq) {
        return "{\"type\":\"" + type + "\",\"generation_id\":\"" + shown.generationId() + "\",\"" + member + "\":" + seq
                + "}";
    }

    private void byEvents(String frame) throws IOException, InterruptedException {
        // A browser repeats the id of the last event by itself, and keeps the URL that it began with.
        var byId = shown.last() > 0 && random.nextBoolean();
        var uri = URI.create(base + "api/v1/chats/" + chat + "/events" + (byId ? "" : query()));
        Map<String, String> lastId =
                byId ? Map.of("Last-Event-ID", shown.generationId() + ":" + shown.last()) : Map.of();
        try (var events = EventStreamClient.open(http, uri, lastId)) {
            if (events.status() != 200) {
                throw new IOException("status " + events.status());
            }
            if (knowsNoGeneration()) {
                var repeated = asked++ > 0;
                begun = post(frame);
                if (repeated) {
                    // It may have ended meanwhile: then only its log tells.
                    return;
                }
            }
            while (shown.terminal() == null && !shown.hasGap()) {
                var event = events.nextOfAll();
                if (event.isEmpty() || random.nextInt(2 * RESTLESS) == 0) {
                    return;
                }
                checkId(event.get());
                take(event.get().frame());
            }
        }
    }

    private static void checkId(EventStreamClient.Event event) {
        var frame = event.frame();
        var id = frame.containsKey("seq") ? frame.getString("generation_id") + ":" + frame.getInt("seq") : null;
        if (id != null && !id.equals(event.id())) {
            throw new AssertionError("The event's id is " + event.id() + ": " + frame);
        }
    }

    private String post(String frame) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "api/v1/chats/" + chat + "/generations"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(frame))
                .build();
        shown.recording().add(new Recording.Event.Sent(connection, frame));
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return Answer.read(answer.body()).getString("generation_id");
    }

    private void take(JsonObject frame) throws IOException {
        if (frame == null) {
            throw new IOException("cut off");
        }
        shown.take(connection, frame);
        checkTime();
    }
}
