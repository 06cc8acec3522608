package org.opencodex.rig;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A client of the REST API that knows nothing but HTTP and JSON. */
public final class Api {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;

    /** {@code url} is the application's, with a slash at the end. */
    public Api(URI url) {
        this.url = url;
    }

    /** An answer: its status, its headers, its body. */
    public record Answer(int status, Map<String, List<String>> headers, String body) {
        public JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(), List.of("")).getFirst();
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** {@code path} is relative to the application; {@code headers} are names and values in turn. */
    public Answer send(String method, String path, String body, String... headers) {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A new project's id. */
    public String project() {
        return post("api/v1/projects", "{\"name\":\"A project\"}").json().getString("id");
    }

    /** The id of a new chat in a new project. */
    public String chat() {
        return chatIn(project());
    }

    /** A new chat's id. */
    public String chatIn(String project) {
        return post("api/v1/chats?project_id=" + project, "{\"name\":\"A chat\"}")
                .json()
                .getString("id");
    }

    /** Opens the chat's socket. */
    public StreamClient stream(String chat, String... headers) {
        return StreamClient.open(client, URI.create(url + "api/v1/chats/" + chat + "/stream"), headers);
    }
}
