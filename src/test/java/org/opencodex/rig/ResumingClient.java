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
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * A client as part B of the contract wants it: it asks once under an id of its own, comes back whenever it is cut off, by
 * socket or by Server-Sent Events, and goes on where it was.
 */
public final class ResumingClient {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final String chat;
    private final Random random;
    private final ShownAnswer shown = new ShownAnswer();
    private int connections;
    private int asked;
    private String begun;
    private String way;
    private long giveUpAt;

    /** {@code base} is the application's address, as the client sees it: a proxy's, maybe. */
    public ResumingClient(HttpClient http, URI base, String chat, Random random) {
        this.http = http;
        this.base = base;
        this.chat = chat;
        this.random = random;
    }

    /** Asks, and follows the answer to its end, however often it is cut off. */
    public ShownAnswer ask(String question) throws InterruptedException {
        var frame = Json.createObjectBuilder()
                .add("type", "message")
                .add("content", question)
                .add("client_message_id", UUID.randomUUID().toString())
                .build()
                .toString();
        giveUpAt = System.nanoTime() + LIMIT.toNanos();
        while (shown.terminal() == null) {
            checkTime();
            try {
                connections++;
                way = random.nextBoolean() ? "socket" : "events";
                if (way.equals("socket")) {
                    bySocket(frame);
                } else {
                    byEvents(frame);
                }
            } catch (IOException | UncheckedIOException e) {
                Thread.sleep(random.nextInt(20));
            }
        }
        return shown;
    }

    private void checkTime() {
        if (System.nanoTime() > giveUpAt) {
            throw new AssertionError("No end of " + shown.generationId() + " after entry " + shown.last() + ", "
                    + connections + " connections, the last by " + way);
        }
    }

    /** How often it connected. */
    public int connections() {
        return connections;
    }

    private String query() {
        var generation = shown.generationId() == null ? begun : shown.generationId();
        return generation == null ? "" : "?generation_id=" + generation + "&after_seq=" + shown.last();
    }

    private void bySocket(String frame) throws IOException, InterruptedException {
        var uri = URI.create(base.toString().replaceFirst("http", "ws") + "api/v1/chats/" + chat + "/stream" + query());
        try (var socket = RawSocket.open(http, uri)) {
            if (shown.generationId() == null && begun == null) {
                asked++;
                socket.send(frame);
            }
            while (shown.terminal() == null) {
                take(socket.next());
                if (shown.hasGap()) {
                    socket.send(resume());
                }
            }
        }
    }

    private String resume() {
        return "{\"type\":\"resume\",\"generation_id\":\"" + shown.generationId() + "\",\"after_seq\":" + shown.last()
                + "}";
    }

    private void byEvents(String frame) throws IOException, InterruptedException {
        var uri = URI.create(base + "api/v1/chats/" + chat + "/events" + query());
        var lastId =
                shown.last() == 0 ? Optional.<String>empty() : Optional.of(shown.generationId() + ":" + shown.last());
        try (var events = EventStreamClient.open(http, uri, lastId)) {
            if (shown.generationId() == null && begun == null) {
                var repeated = asked++ > 0;
                begun = post(frame);
                if (repeated) {
                    // It may have ended meanwhile: then only its log tells.
                    return;
                }
            }
            while (shown.terminal() == null) {
                var event = events.nextOfAll();
                if (event.isEmpty()) {
                    return;
                }
                take(event.get().frame());
                if (shown.hasGap()) {
                    return;
                }
            }
        }
    }

    private String post(String frame) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "api/v1/chats/" + chat + "/generations"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(frame))
                .build();
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
        shown.take(frame);
        checkTime();
    }
}
