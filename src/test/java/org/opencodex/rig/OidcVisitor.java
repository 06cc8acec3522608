package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser on its way to an {@link OidcProvider} and back, step by step: it keeps cookies and follows no redirect. */
public final class OidcVisitor {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    public OidcVisitor(AppServer server) {
        this.base = server.base();
    }

    /** What the application sent to the provider. */
    public record Attempt(URI authorization) {
        public String state() {
            return parameter("state");
        }

        public String nonce() {
            return parameter("nonce");
        }

        public String parameter(String name) {
            var matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(authorization.toString());
            return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : "";
        }
    }

    /** A step's answer: its status, where it leads, empty if nowhere, and its page. */
    public record Step(int status, String location, String page) {}

    public Attempt begins(String query) {
        var step = goes("login" + query);
        if (step.status() != 302) {
            throw new AssertionError("The sign-in did not begin: " + step);
        }
        return new Attempt(URI.create(step.location()));
    }

    public Step comesBack(Attempt attempt, String code) {
        return goes("callback?state=" + attempt.state() + "&code=" + code);
    }

    /** Opens an address below the application's. */
    public Step goes(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Sec-Fetch-Mode", "navigate")
                .GET());
    }

    private Step send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Step(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    Canaries.look(request.build().uri().toString(), response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As the header {@code Cookie} has them. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String header) {
        var pair = header.split(";")[0].split("=", 2);
        if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** The user that the server knows this browser as, as JSON; {@code null} in text if nobody. */
    public String user() {
        var session =
                send(HttpRequest.newBuilder(URI.create(base + "api/v1/session")).GET());
        return session.page().replaceAll("(?s)^.*\"user\":(null|\\{.*?\\}).*$", "$1");
    }

    public boolean hasSession() {
        return cookies.keySet().stream().anyMatch(name -> name.contains("opencodex-session"));
    }

    public Step signsOut() {
        return send(HttpRequest.newBuilder(URI.create(base + "api/v1/session"))
                .header("Origin", base.getScheme() + "://" + base.getAuthority())
                .DELETE());
    }

    /** A GET of a page of the application's. */
    public Step reads(String resource) {
        return send(
                HttpRequest.newBuilder(URI.create(base + "api/v1/" + resource)).GET());
    }

    /** A PUT of a page of the application's. */
    public Step changes(String resource, String json) {
        return send(HttpRequest.newBuilder(URI.create(base + "api/v1/" + resource))
                .header("Origin", base.getScheme() + "://" + base.getAuthority())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What a provider sends, not a browser: the status. */
    public static int backChannel(AppServer server, String logoutToken) {
        var request = HttpRequest.newBuilder(URI.create(server.base() + "logout/back-channel"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + logoutToken))
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
