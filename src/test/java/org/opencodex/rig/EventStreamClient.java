package org.opencodex.rig;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One open stream of Server-Sent Events. Heartbeats and changes of the chat, which may come at any time, are not shown. */
public final class EventStreamClient implements AutoCloseable {
    private static final List<String> BESIDE = List.of("heartbeat", "chat_updated");

    /** One comes each 15 s. */
    private static final int MOST_HEARTBEATS = 3;

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    /** @param id null where the event has none */
    public record Event(String id, JsonObject frame) {
        public String type() {
            return frame.getString("type");
        }
    }

    private EventStreamClient(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    static EventStreamClient open(HttpClient client, URI uri, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            return new EventStreamClient(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The next event; empty at the end of the stream. */
    public Optional<Event> next() {
        var heartbeats = 0;
        var event = nextOfAll();
        while (event.isPresent() && BESIDE.contains(event.get().type())) {
            heartbeats += event.get().type().equals("heartbeat") ? 1 : 0;
            if (heartbeats > MOST_HEARTBEATS) {
                throw new AssertionError("Nothing came but heartbeats.");
            }
            event = nextOfAll();
        }
        return event;
    }

    /** The next event, heartbeats included; empty at the end of the stream. */
    public Optional<Event> nextOfAll() {
        try {
            String id = null;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    return Optional.of(new Event(id, Answer.read(line.substring("data: ".length()))));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next event, which must be of this type. */
    public Event next(String type) {
        var event = next().orElseThrow(() -> new AssertionError("The stream ended before " + type));
        if (!event.type().equals(type)) {
            throw new AssertionError("Expected " + type + ", got " + event.frame());
        }
        return event;
    }

    /** The events up to the next {@code end} or {@code error}, with it. */
    public List<Event> answer() {
        List<Event> taken = new ArrayList<>();
        do {
            taken.add(next().orElseThrow(() -> new AssertionError("The stream ended in mid-answer: " + taken)));
        } while (!List.of("end", "error").contains(taken.getLast().type()));
        return taken;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            // Gone already.
        }
    }
}
