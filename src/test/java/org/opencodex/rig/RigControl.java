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
 * Lets the browser tests, which run in Node, steer the rig: {@code POST /script} and {@code POST /models} with a {@link
 * Script} as JSON, {@code POST /release?n=1}, {@code POST /reset}, and {@code POST /restart}, which answers when the server is ready again.
 */
public final class RigControl implements AutoCloseable {
    private final HttpServer server;

    public RigControl(Rig rig) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        on("/script", exchange -> rig.llm().next(script(exchange)));
        on("/models", exchange -> rig.llm().models(script(exchange)));
        on("/release", exchange -> rig.llm().release(count(exchange)));
        on("/reset", exchange -> rig.llm().reset());
        on("/restart", exchange -> rig.server().restart());
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Script script(HttpExchange exchange) throws IOException {
        return ScriptedLlm.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private interface Action {
        void perform(HttpExchange exchange) throws IOException;
    }

    private void on(String path, Action action) {
        server.createContext(path, exchange -> {
            try (exchange) {
                action.perform(exchange);
                exchange.sendResponseHeaders(200, -1);
            } catch (RuntimeException | AssertionError e) {
                // Said to the browser test, which would wait for an answer that never comes.
                var words = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(500, words.length);
                exchange.getResponseBody().write(words);
            }
        });
    }

    private static int count(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return query == null ? 1 : Integer.parseInt(query.replace("n=", ""));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
