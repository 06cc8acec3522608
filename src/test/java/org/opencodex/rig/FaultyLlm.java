package org.opencodex.rig;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencodex.rig.RawLlm.Line;

/** A model server with one {@link Fault}, which hits each answer at a place that follows from a seed. */
public final class FaultyLlm implements AutoCloseable {
    private static final long READING_LIMIT_SECONDS = 30;
    private static final long TRICKLE_MILLIS = 50;
    private static final int MOST_DELTAS = 12;
    private static final String[] WORDS = {
        "rye ", "dough ", "ü", "日本 ", "\uD83D\uDE00", "\"quoted\" ", "line\\n", "e\u0301"
    };

    private final WireFormat wire;
    private final Fault fault;
    private final int mostLine;
    private final long seed;
    private final RawLlm server;
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch firstDeltaRead = new CountDownLatch(1);

    /** {@code mostLine} is the client's limit of a line in bytes, which {@link Fault#HUGE_LINE} breaks. */
    public FaultyLlm(WireFormat wire, Fault fault, int mostLine, long seed) {
        this.wire = wire;
        this.fault = fault;
        this.mostLine = mostLine;
        this.seed = seed;
        this.server = new RawLlm(this::answer);
        if (fault == Fault.CONNECTION_REFUSED) {
            server.close();
        }
    }

    public URI baseUrl() {
        return server.baseUrl();
    }

    /** How often it was asked. */
    public int requests() {
        return requests.get();
    }

    /** To be called when the first delta has arrived: a reset takes with it what was not read. */
    public void firstDeltaRead() {
        firstDeltaRead.countDown();
    }

    /** Waits until no connection is open: each answer is over, or its reader is gone. */
    public void awaitNoConnection() {
        server.awaitNoConnection();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(Line line) throws IOException, InterruptedException {
        requests.incrementAndGet();
        var random = new Random(seed);
        switch (fault) {
            case HTML_PAGE -> whole(line, 200, "text/html", "", "<html><body>It works!</body></html>");
            case WRONG_CONTENT_TYPE -> whole(line, 200, "application/json", "", "{\"content\":\"Hello\"}");
            case RATE_LIMITED -> refuse(line, 429, "", "rate_limit_error");
            case RATE_LIMITED_BRIEFLY -> refuse(line, 429, "Retry-After: 0\r\n", "rate_limit_error");
            case RATE_LIMITED_FOR_LONG ->
                refuse(line, 429, "Retry-After: " + (31 + random.nextInt(3600)) + "\r\n", "rate_limit_error");
            case STATUS_500 -> refuse(line, 500, "", "api_error");
            case STATUS_503 -> refuse(line, 503, "", "api_error");
            case STATUS_529 -> refuse(line, 529, "", "overloaded_error");
            case KEY_REFUSED -> refuse(line, random.nextBoolean() ? 401 : 403, "", "authentication_error");
            case MODEL_UNKNOWN -> refuse(line, 404, "", "not_found_error");
            case SILENCE_BEFORE_HEAD -> line.silence();
            default -> stream(line.head(), random);
        }
    }

    private static void refuse(Line line, int status, String header, String type) throws IOException {
        var body = "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"Sorry\"}}";
        whole(line, status, "application/json", header, body);
    }

    private static void whole(Line line, int status, String contentType, String header, String body)
            throws IOException {
        line.bytes("HTTP/1.1 " + status + " So\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n" + header + "\r\n" + body);
    }

    private void stream(Line line, Random random) throws IOException, InterruptedException {
        var begun = wire.begin() + deltas(random, 1);
        var more = deltas(random, random.nextInt(MOST_DELTAS));
        switch (fault) {
            case EOF_WITHOUT_FINISH ->
                line.body(unfinished(begun + more, random)).end();
            case CUT_BODY -> line.body(unfinished(begun + more, random));
            case RESET -> {
                line.body(begun);
                awaitFirstDelta();
                line.body(more).reset();
            }
            case SILENCE_AFTER_HEAD -> line.silence();
            case SILENCE_IN_THE_MIDDLE ->
                line.body(unfinished(begun + more, random)).silence();
            case NOTHING_BUT_COMMENTS -> trickle(line.body(random.nextBoolean() ? ": begin\n\n" : begun + more));
            case HUGE_LINE -> hugeLine(line.body(begun + more));
            case BYTE_BY_BYTE -> {
                for (var each : (begun + finish() + wire.last()).getBytes(StandardCharsets.UTF_8)) {
                    line.body(new byte[] {each});
                }
                line.end();
            }
            default -> line.body(whole(begun, more, random)).end();
        }
    }

    /** A body that ends as it should, whatever is in it. */
    private String whole(String begun, String more, Random random) {
        var finish = finish();
        var last = wire.last();
        return switch (fault) {
            case END_WITHOUT_FINISH -> begun + more + last;
            case FINISH_WITHOUT_END -> begun + more + finish;
            case MALFORMED_JSON -> begun + more + wire.data(malformed(random)) + finish + last;
            case ERROR_EVENT -> begun + more + wire.error("api_error", "Sorry") + finish + last;
            case TEXT_AFTER_FINISH -> begun + more + finish + deltas(random, 2) + last;
            case DUPLICATE_FINISH -> begun + more + finish + finish + last + last;
            case ODD_CHARACTERS ->
                begun + wire.delta("\uD83D") + more + wire.delta("\u0000\uDE00\uD800") + finish + last;
            case EMPTY_ANSWER -> wire.begin() + finish + last;
            default -> begun + more + finish + last;
        };
    }

    private String finish() {
        return wire.finish(fault.finishReason(), 3);
    }

    private String deltas(Random random, int count) {
        var deltas = new StringBuilder();
        for (var i = 0; i < count; i++) {
            var word = WORDS[random.nextInt(WORDS.length)];
            deltas.append(random.nextInt(4) == 0 ? wire.reasoning(word) : wire.delta(word));
        }
        return deltas.toString();
    }

    /** Cut at any byte, even within a character, but before what makes it complete. */
    private byte[] unfinished(String begun, Random random) {
        var whole = begun + (wire.completeWithoutLast() ? "" : finish());
        var bytes = whole.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    }

    private static String malformed(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "{\"choices\":[{";
            case 1 -> "garbage";
            case 2 -> "[1, 2]";
            default ->
                "{\"type\":\"content_block_delta\",\"index\":0,\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x";
        };
    }

    private void awaitFirstDelta() throws InterruptedException {
        if (!firstDeltaRead.await(READING_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The first delta was not read.");
        }
    }

    /** Until the client hangs up. */
    private static void trickle(Line line) throws IOException, InterruptedException {
        while (true) {
            line.body(": still thinking\n\n");
            TimeUnit.MILLISECONDS.sleep(TRICKLE_MILLIS);
        }
    }

    private void hugeLine(Line line) throws IOException {
        line.body("data: ");
        for (var sent = 0; sent <= mostLine; sent += 1024) {
            line.body("x".repeat(1024));
        }
        line.body("\n\n" + finish() + wire.last()).end();
    }
}
