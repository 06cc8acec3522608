package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A client of the REST interface. Paths are relative to {@code /api/v1/} of the application; bodies are JSON. */
public final class Api {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient DIRECT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final HttpClient client;
    private final Map<String, String> headers;

    Api(URI base) {
        this(base, DIRECT, Map.of());
    }

    private Api(URI base, HttpClient client, Map<String, String> headers) {
        this.base = base;
        this.client = client;
        this.headers = headers;
    }

    /** One that finds the application elsewhere: at a proxy, say, whose certificate this client trusts. */
    public static Api at(URI base, HttpClient client) {
        return new Api(base, client, Map.of());
    }

    /** The same client, which sends this header with every request and handshake. */
    public Api with(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new Api(base, client, Map.copyOf(all));
    }

    /** What it sends with every request. */
    public Map<String, String> headers() {
        return headers;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Of something outside the base path, for example {@code health}. */
    public Answer getOutside(String path) {
        return send(described(HttpRequest.newBuilder(URI.create(base + path))).GET());
    }

    /** A request to be completed by the test. */
    public HttpRequest.Builder request(String path) {
        return described(HttpRequest.newBuilder(URI.create(base + "api/v1/" + path)));
    }

    private HttpRequest.Builder described(HttpRequest.Builder request) {
        headers.forEach(request::header);
        return request.timeout(LIMIT);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes a project and returns its id. */
    public String newProject() {
        return created(post("projects", "{\"name\": \"A project\"}"));
    }

    /** Makes a chat in a project and returns its id. */
    public String newChat(String projectId) {
        return created(post("chats?project_id=" + projectId, "{\"name\": \"A chat\"}"));
    }

    /** Makes a chat in a new project and returns its id. */
    public String newChat() {
        return newChat(newProject());
    }

    /** Stores a message of the user's, asks no model, and returns its id. */
    public String newMessage(String chatId, String content) {
        return created(post("chats/" + chatId + "/messages", "{\"content\": \"" + content + "\"}"));
    }

    public Answer messages(String chatId) {
        return get("chats/" + chatId + "/messages");
    }

    private static String created(Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError("Expected 201, got " + answer.status() + ": " + answer.body());
        }
        return answer.at("/id");
    }

    /** A socket on a chat, open. */
    public StreamClient stream(String chatId) {
        return StreamClient.open(client, streamUri(chatId), headers);
    }

    /** A socket on a chat that may break, open. */
    RawSocket rawStream(String chatId) throws IOException {
        return RawSocket.open(streamUri(chatId));
    }

    /** A socket on a chat, open, which has a log up to an entry. */
    public StreamClient resume(String chatId, String generationId, int afterSeq) {
        var uri = streamUri(chatId) + "?generation_id=" + generationId + "&after_seq=" + afterSeq;
        return StreamClient.open(client, URI.create(uri), headers);
    }

    /** The socket with what a list of chats needs, open. */
    public StreamClient listEvents() {
        return StreamClient.open(
                client, URI.create(base.toString().replaceFirst("http", "ws") + "api/v1/events"), headers);
    }

    /** As above, by a ticket. */
    public StreamClient listEvents(String ticket) {
        var uri = base.toString().replaceFirst("http", "ws") + "api/v1/events?ticket=" + ticket;
        return StreamClient.open(client, URI.create(uri), headers);
    }

    /** A stream of Server-Sent Events. */
    public EventStreamClient eventStream(String path) {
        return EventStreamClient.open(client, URI.create(base + "api/v1/" + path), headers);
    }

    /** A stream of Server-Sent Events, for a client that has had an event with this id. */
    public EventStreamClient eventStream(String path, String lastEventId) {
        return with("Last-Event-ID", lastEventId).eventStream(path);
    }

    /** The status of a handshake with this header: 101 if the socket opens. */
    public int handshake(String chatId, String header, String value) {
        return with(header, value).handshake(chatId);
    }

    /** The status of a handshake: 101 if the socket opens. */
    public int handshake(String chatId) {
        return StreamClient.handshake(client, streamUri(chatId), headers);
    }

    private URI streamUri(String chatId) {
        return URI.create(base.toString().replaceFirst("http", "ws") + "api/v1/chats/" + chatId + "/stream");
    }
}
