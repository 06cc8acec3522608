package org.opencodex.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Reads as a browser does, on one connection. The rig's client would look for secrets in all that comes, and be measured too. */
final class TimedReads {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;

    TimedReads(Stage stage) {
        api = stage.server().base().resolve("api/v1/");
    }

    /** Until the last byte is there, in microseconds. */
    long read(String path) {
        var request = HttpRequest.newBuilder(api.resolve(path)).build();
        try {
            var from = Upstream.micros();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var took = Upstream.micros() - from;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered with " + answer.statusCode());
            }
            return took;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
