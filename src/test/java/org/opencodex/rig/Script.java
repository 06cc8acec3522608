package org.opencodex.rig;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scripted server does with one request for an answer. Immutable; start with {@link #answering} or
 * {@link #refusing} and change single things with the withers.
 *
 * @param reasoning deltas of {@code reasoning_content}, sent before the chunks
 * @param chunks deltas of {@code content}, one SSE event each
 * @param gated whether each delta waits for its own {@link ScriptedLlm#release}
 * @param finishReason null: the answer ends without one
 * @param delayMillis pause before each delta
 * @param packetBytes bytes per write to the socket, to split lines and characters; 0: one write per event
 * @param status other than 200: {@code body} is the whole answer
 * @param body null: the answer is the stream; else the whole answer, whatever the status
 * @param headers added to the answer's, or replacing them ({@code Content-Type})
 */
public record Script(
        List<String> reasoning,
        List<String> chunks,
        boolean gated,
        String finishReason,
        Ending ending,
        long delayMillis,
        int packetBytes,
        int status,
        String body,
        Map<String, String> headers) {

    public Script {
        reasoning = List.copyOf(reasoning);
        chunks = List.copyOf(chunks);
        requireNonNull(ending, "ending");
        headers = Map.copyOf(headers);
    }

    /** Streams the chunks and ends as it should, with the finish reason {@code stop}. */
    public static Script answering(String... chunks) {
        return new Script(List.of(), Arrays.asList(chunks), false, "stop", Ending.NORMAL, 0, 0, 200, null, Map.of());
    }

    /** Streams the text word by word; the chunks joined are the text again. */
    public static Script saying(String text) {
        return answering(text.split("(?<=\\s)(?=\\S)"));
    }

    /** Answers with a status and a JSON body, and streams nothing. */
    public static Script refusing(int status, String body) {
        return answering().withAnswer(status, body);
    }

    /** A refusal in the form of OpenAI: {@code {"error":{"message","type","code"}}}. */
    public static Script refusing(int status, String code, String message) {
        return refusing(status, Wire.error(code, message).toString());
    }

    /** What a captive portal or a wrong base URL answers: 200 with a web page. */
    public static Script page() {
        return refusing(200, "<!doctype html><title>Welcome</title><p>This is a web page.")
                .withHeader("Content-Type", "text/html; charset=utf-8");
    }

    /** See {@link ScriptJson} for the members. */
    public static Script of(JsonObject json) {
        return ScriptJson.read(json);
    }

    public Script withReasoning(String... deltas) {
        return new Script(
                Arrays.asList(deltas), chunks, gated, finishReason, ending, delayMillis, packetBytes, status, body, headers);
    }

    /** Each delta waits for its own {@link ScriptedLlm#release}; the ending follows the last one by itself. */
    public Script withGate() {
        return new Script(
                reasoning, chunks, true, finishReason, ending, delayMillis, packetBytes, status, body, headers);
    }

    public Script withFinishReason(String reason) {
        return new Script(reasoning, chunks, gated, reason, ending, delayMillis, packetBytes, status, body, headers);
    }

    public Script withEnding(Ending kind) {
        return new Script(reasoning, chunks, gated, finishReason, kind, delayMillis, packetBytes, status, body, headers);
    }

    public Script withDelayMillis(long millis) {
        return new Script(reasoning, chunks, gated, finishReason, ending, millis, packetBytes, status, body, headers);
    }

    public Script withPacketBytes(int bytes) {
        return new Script(reasoning, chunks, gated, finishReason, ending, delayMillis, bytes, status, body, headers);
    }

    public Script withAnswer(int code, String text) {
        return new Script(reasoning, chunks, gated, finishReason, ending, delayMillis, packetBytes, code, text, headers);
    }

    public Script withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Script(reasoning, chunks, gated, finishReason, ending, delayMillis, packetBytes, status, body, more);
    }

    /** The text of the whole answer. */
    public String text() {
        return String.join("", chunks);
    }
}
