package org.opencodex.rig;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Plays one script on one connection. */
final class Answer {
    private static final String FILLER = "x".repeat(8192);
    private static final long GATE_POLL_MILLIS = 20;

    private final HttpConnection connection;
    private final ReceivedRequest request;
    private final Script script;
    private final Semaphore gate;
    private final String model;

    Answer(HttpConnection connection, ReceivedRequest request, Script script, Semaphore gate) {
        this.connection = connection;
        this.request = request;
        this.script = script;
        this.gate = gate;
        this.model = request.json().getString("model", "rig");
    }

    void play() throws IOException, InterruptedException {
        if (script.ending() == Ending.NO_ANSWER) {
            connection.awaitClientClosed();
            return;
        }
        if (script.body() != null || script.status() != 200) {
            connection.answer(script.status(), headers("application/json"), script.body() == null ? "" : script.body());
            return;
        }
        if (!request.json().getBoolean("stream", false)) {
            var completion = Wire.completion(model, script, promptTokens());
            connection.answer(200, headers("application/json"), completion.toString());
            return;
        }
        stream();
    }

    private void stream() throws IOException, InterruptedException {
        var headers = headers("text/event-stream; charset=utf-8");
        headers.put("Transfer-Encoding", "chunked");
        connection.head(200, headers);
        event(Wire.delta(model, "role", "assistant"));
        for (var text : script.reasoning()) {
            delta("reasoning_content", text);
        }
        for (var text : script.chunks()) {
            delta("content", text);
        }
        end();
    }

    private void delta(String member, String text) throws IOException, InterruptedException {
        Thread.sleep(script.delayMillis());
        while (script.gated() && !gate.tryAcquire(GATE_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (connection.clientIsGone()) {
                throw new IOException("the client went away at a closed gate");
            }
        }
        event(Wire.delta(model, member, text));
    }

    private void end() throws IOException, InterruptedException {
        switch (script.ending()) {
            case NORMAL -> finish(true);
            case FINISH_WITHOUT_DONE -> finish(false);
            case EOF -> connection.lastChunk();
            case CUT -> connection.cut();
            case RESET -> connection.reset();
            case ERROR -> {
                event(Wire.error("server_error", "The model ran out of memory."));
                connection.lastChunk();
            }
            case MALFORMED -> {
                data("{\"choices\":[{\"delta\":{\"content\":");
                event(Wire.delta(model, "content", "after the malformed chunk"));
                finish(true);
            }
            case ENDLESS_LINE -> {
                connection.chunk("data: ", script.packetBytes());
                while (!connection.clientIsGone()) {
                    connection.chunk(FILLER, 0);
                }
            }
            case SILENCE, NO_ANSWER -> connection.awaitClientClosed();
        }
    }

    private void finish(boolean done) throws IOException {
        if (script.finishReason() != null) {
            event(Wire.finish(model, script.finishReason()));
        }
        var options = request.json().getJsonObject("stream_options");
        if (options != null && options.getBoolean("include_usage", false)) {
            event(Wire.usage(model, promptTokens(), script.chunks().size()));
        }
        if (done) {
            data("[DONE]");
        }
        connection.lastChunk();
    }

    private void event(Object json) throws IOException {
        data(json.toString());
    }

    private void data(String payload) throws IOException {
        connection.chunk("data: " + payload + "\n\n", script.packetBytes());
    }

    /** A number that tests can state: one token per message. */
    private int promptTokens() {
        var messages = request.json().getJsonArray("messages");
        return messages == null ? 0 : messages.size();
    }

    private Map<String, String> headers(String contentType) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        headers.putAll(script.headers());
        return headers;
    }
}
