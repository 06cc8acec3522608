package org.opencodex.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Tells the person at the console where to point the browser, once that works: {@code opencodex.announce} is the address,
 * which only whoever started the server can know.
 */
final class Announcement {
    private static final long LOOK_MILLIS = 200;

    private Announcement() {}

    /** Waits until the address answers, and prints it. */
    static void await(URI address) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("health/ready")).build();
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client, request)) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
        System.out.println("\nOpen Codex is ready: " + address + "  (Ctrl-C stops it)\n");
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
