package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * An OpenAI-compatible server on a free loopback port that plays scripts: the next one of the queue for each
 * {@code POST …/chat/completions}, and where the queue is empty the default, which says back what the user said. A socket
 * server of its own, because it must also break HTTP: cut bodies, reset connections, split characters. Thread-safe.
 */
public final class ScriptedLlm implements AutoCloseable {
    /** What {@code GET …/models} lists. */
    public static final List<String> MODELS = List.of("rig-small", "rig-large");

    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final Semaphore gate = new Semaphore(0);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<ReceivedRequest> requests = new ArrayList<>();
    private volatile Function<ReceivedRequest, Script> fallback =
            request -> Script.saying("You said: " + request.lastUserMessage());

    private ScriptedLlm(int port) throws IOException {
        server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    }

    public static ScriptedLlm start() {
        return start(0);
    }

    /** Starts on this port; 0 is any free one. */
    public static ScriptedLlm start(int port) {
        try {
            var rig = new ScriptedLlm(port);
            Thread.ofVirtual().name("scripted-llm").start(rig::accept);
            return rig;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Ends in {@code /v1}, as clients of OpenAI's API expect. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    /** The scripts of the next requests, one each, in this order. */
    public ScriptedLlm enqueue(Script... more) {
        scripts.addAll(List.of(more));
        return this;
    }

    /** What is played when the queue is empty. */
    public ScriptedLlm otherwise(Function<ReceivedRequest, Script> script) {
        fallback = script;
        return this;
    }

    /** Lets this many more deltas through, over all gated scripts; they may be released before they are asked for. */
    public void release(int deltas) {
        gate.release(deltas);
    }

    /** Forgets queued scripts, recorded requests and unused releases. Answers under way go on. */
    public void reset() {
        scripts.clear();
        gate.drainPermits();
        synchronized (requests) {
            requests.clear();
        }
    }

    /** The requests for answers so far, in the order of their arrival. */
    public List<ReceivedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Waits for the request number {@code index}, from 0; an {@link AssertionError} if it does not come in that time. */
    public ReceivedRequest awaitRequest(int index, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        synchronized (requests) {
            while (requests.size() <= index) {
                var left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("no request " + index + " within " + limit + ", only " + requests.size());
                }
                try {
                    requests.wait(left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted", interrupted);
                }
            }
            return requests.get(index);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().name("scripted-llm-answer").start(() -> serve(socket));
            } catch (IOException closed) {
                // The loop ends when the server is closed; an aborted connection is nobody's loss.
            }
        }
    }

    private void serve(Socket socket) {
        try (var connection = new HttpConnection(socket)) {
            var request = connection.read();
            Thread.ofVirtual().name("scripted-llm-watch").start(connection::watch);
            route(request, connection);
        } catch (IOException gone) {
            // The client went away, which is what many tests are about.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private void route(ReceivedRequest request, HttpConnection connection) throws IOException, InterruptedException {
        var json = Map.of("Content-Type", "application/json");
        if (request.method().equals("GET") && request.path().endsWith("/models")) {
            connection.answer(200, json, Wire.models(MODELS).toString());
        } else if (request.method().equals("POST") && request.path().endsWith("/chat/completions")) {
            var next = scripts.poll();
            var script = next == null ? fallback.apply(request) : next;
            synchronized (requests) {
                requests.add(request);
                requests.notifyAll();
            }
            new Answer(connection, request, script, gate).play();
        } else {
            connection.answer(
                    404, json, Wire.error("not_found", "There is no such route.").toString());
        }
    }

    /** Ends the server and every connection. */
    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
