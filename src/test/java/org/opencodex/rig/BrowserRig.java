package org.opencodex.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * Hands the rig to tests that are not written in Java: {@code POST /script} with a script as JSON enqueues it,
 * {@code POST /release?n=1} lets deltas of a gated one go, {@code POST /reset} forgets both, {@code POST /restart} restarts
 * the server and answers when it is ready again.
 */
public final class BrowserRig implements AutoCloseable {
    private final HttpServer control;

    public BrowserRig(Rig rig) {
        try {
            control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        control.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        control.createContext("/script", exchange -> answer(exchange, body -> rig.llm().next(ScriptedLlm.read(body))));
        control.createContext("/release", exchange -> answer(exchange, body -> rig.llm().release(count(exchange))));
        control.createContext("/reset", exchange -> answer(exchange, body -> rig.llm().reset()));
        control.createContext("/restart", exchange -> answer(exchange, body -> rig.server().restart()));
        control.start();
    }

    /** What the browser tests are given as {@code OPENCODEX_RIG}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + control.getAddress().getPort());
    }

    private interface Action {
        void on(String body);
    }

    private static void answer(HttpExchange exchange, Action action) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try {
                action.on(body);
                exchange.sendResponseHeaders(200, -1);
            } catch (RuntimeException | AssertionError e) {
                var words = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(500, words.length);
                exchange.getResponseBody().write(words);
            }
        }
    }

    /** {@code ?n=3}; 1 where it is absent. */
    private static int count(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return query == null ? 1 : Integer.parseInt(query.replaceFirst("^n=", ""));
    }

    @Override
    public void close() {
        control.stop(0);
    }
}
