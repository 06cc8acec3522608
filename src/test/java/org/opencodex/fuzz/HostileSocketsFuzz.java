package org.opencodex.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.rig.HostileSocket.BINARY;
import static org.opencodex.rig.HostileSocket.CLOSE;
import static org.opencodex.rig.HostileSocket.CONTINUATION;
import static org.opencodex.rig.HostileSocket.FIN;
import static org.opencodex.rig.HostileSocket.HUNG_UP;
import static org.opencodex.rig.HostileSocket.PING;
import static org.opencodex.rig.HostileSocket.TEXT;
import static org.opencodex.rig.HostileSocket.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.HostileSocket;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Trials;

/** T-WSFUZZ: whatever bytes a socket sends, it ends as RFC 6455 says, limits hold, and everybody else is served. */
@OnTheRig
class HostileSocketsFuzz {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int PROTOCOL = 1002;
    private static final int NOT_UTF8 = 1007;
    private static final int POLICY = 1008;
    private static final int TOO_BIG = 1009;
    private static final int UNEXPECTED = 1011;
    private static final int SLOW = 1013;

    /** What one trial may leave behind, and what the server's own caches take. */
    private static final long NOISE_BYTES = 24L * MEBIBYTE;

    private final Rig rig;
    private final String chat;
    private final List<Attack> attacks = List.of(
            this::oversize,
            this::oversizeInParts,
            this::tinyParts,
            this::badUtf8,
            this::badJson,
            this::binary,
            this::pings,
            this::unreadPings,
            this::jsonPings,
            this::asks,
            this::halfOpen,
            this::deflate,
            this::reservedBits,
            this::reservedOpcode,
            this::unmasked,
            this::badControl,
            this::badClose,
            this::orphanContinuation,
            this::noise);

    /** One way to misuse a socket. */
    private interface Attack {
        void run(HostileSocket socket, Random random) throws IOException;
    }

    HostileSocketsFuzz(Rig rig) {
        this.rig = rig;
        this.chat = rig.api().newChat();
    }

    @Test
    void servesOnWhateverASocketSends() throws InterruptedException {
        // Each once before it is measured, so that what it loads is not counted.
        Trials.of("T-WSFUZZ, first", attacks.size(), attacks.size(), 1).run(this::attack);
        var before = rig.server().heapBytes();
        Trials.of("T-WSFUZZ", 4 * attacks.size(), 40 * attacks.size(), 2)
                .within(Duration.ofMinutes(6))
                .run(this::attack);
        var grown = rig.server().heapBytes() - before;
        System.out.println("T-WSFUZZ: the heap grew by " + grown / 1024 + " KiB");
        assertThat(grown).isLessThan(NOISE_BYTES);
        assertThat(rig.server().isRunning()).isTrue();
    }

    private void attack(Random random, int number) throws IOException {
        var attack = attacks.get(number % attacks.size());
        try (var socket = open("")) {
            attack.run(socket, random);
        } catch (IOException | AssertionError e) {
            throw new AssertionError("attack " + number % attacks.size() + ": " + e, e);
        }
        assertServes();
    }

    private HostileSocket open(String more) throws IOException {
        return new HostileSocket(rig.server(), chat, more);
    }

    private void assertServes() throws IOException {
        try (var honest = open("")) {
            honest.text("{\"type\":\"ping\"}");
            assertThat(honest.until("pong")).isNotNull();
        }
    }

    private static void assertEnds(HostileSocket socket, Integer... codes) throws IOException {
        assertThat(socket.end()).isIn((Object[]) codes);
    }

    private void oversize(HostileSocket socket, Random random) throws IOException {
        socket.tryWrite(frame(FIN | TEXT, new byte[2 * MEBIBYTE + 1 + random.nextInt(6 * MEBIBYTE)]));
        // Beyond 4 MiB Tyrus does not read the frame to its end, and calls that unexpected.
        assertEnds(socket, TOO_BIG, UNEXPECTED, HUNG_UP);
    }

    private void oversizeInParts(HostileSocket socket, Random random) throws IOException {
        var part = "x".repeat(64 * 1024 + random.nextInt(64 * 1024)).getBytes(StandardCharsets.US_ASCII);
        for (var i = 0; i < 64; i++) {
            socket.tryWrite(frame(i == 0 ? TEXT : CONTINUATION, part));
        }
        assertEnds(socket, TOO_BIG, HUNG_UP);
    }

    /** A message in 100,000 parts of some bytes each; the limit on frames may end it, or it is one message like any other. */
    private void tinyParts(HostileSocket socket, Random random) throws IOException {
        var parts = new ByteArrayOutputStream();
        var part = " ".repeat(random.nextInt(4)).getBytes(StandardCharsets.US_ASCII);
        for (var i = 0; i < 100_000; i++) {
            parts.write(frame(i == 0 ? TEXT : CONTINUATION, part));
        }
        parts.write(frame(FIN | CONTINUATION, "{\"type\":\"ping\"}".getBytes(StandardCharsets.US_ASCII)));
        socket.tryWrite(parts.toByteArray());
        if (socket.until("pong") == null) {
            return;
        }
        socket.text("{\"type\":\"ping\"}");
        assertThat(socket.until("pong")).isNotNull();
    }

    private void badUtf8(HostileSocket socket, Random random) throws IOException {
        var bad = List.of("ff", "c080", "eda080", "f4908080", "e282", "80", "f8a1a1a1a1", "fe");
        var bytes = HexFormat.of().parseHex(bad.get(random.nextInt(bad.size())));
        var payload = new ByteArrayOutputStream();
        payload.write("{\"type\":\"".getBytes(StandardCharsets.US_ASCII));
        payload.write(bytes);
        if (bytes.length > 1 && random.nextBoolean()) {
            payload.write('"');
        }
        if (random.nextBoolean()) {
            socket.tryWrite(frame(TEXT, payload.toByteArray()));
            socket.tryWrite(frame(FIN | CONTINUATION, "\"}".getBytes(StandardCharsets.US_ASCII)));
        } else {
            socket.tryWrite(frame(FIN | TEXT, payload.toByteArray()));
        }
        assertEnds(socket, NOT_UTF8, PROTOCOL, HUNG_UP);
    }

    private void badJson(HostileSocket socket, Random random) throws IOException {
        var nested = 1 + random.nextInt(100_000);
        var bad = List.of(
                "{",
                "[]",
                "\"",
                "{\"type\":",
                "{\"type\":\"shout\"}",
                "{\"type\":{}}",
                "{\"a\":".repeat(nested),
                "[".repeat(nested),
                "{\"type\":" + "9".repeat(nested) + "}",
                "{\"type\":1e999999999}",
                "{\"type\":\"\\ud800\"}",
                "\ufeff{}",
                "{\"type\":\"resume\",\"generation_id\":\"x\",\"after_seq\":-1}",
                "{\"type\":\"ack\",\"generation_id\":\"0198f3a0-0000-7000-8000-000000000000\",\"seq\":1e400}",
                "{\"type\":\"message\",\"content\":[" + "{},".repeat(1_000) + "{}]}");
        for (var i = 0; i < 10; i++) {
            socket.text(bad.get(random.nextInt(bad.size())));
            var error = socket.until("\"error\"");
            assertThat(error).isNotNull().doesNotContain("\"internal\"");
        }
    }

    private void binary(HostileSocket socket, Random random) throws IOException {
        var bytes = new byte[random.nextInt(MEBIBYTE)];
        random.nextBytes(bytes);
        socket.tryWrite(frame(FIN | BINARY, bytes));
        socket.tryWrite(frame(FIN | TEXT, "{\"type\":\"ping\"}".getBytes(StandardCharsets.US_ASCII)));
        // Closed as not supported, or not heard.
        if (socket.until("pong") == null) {
            assertServes();
        }
    }

    private void pings(HostileSocket socket, Random random) throws IOException {
        var payload = new byte[random.nextInt(126)];
        for (var i = 0; i < 50; i++) {
            socket.write(repeated(frame(FIN | PING, payload), 100));
            socket.awaitPongs(100 * (i + 1));
        }
        socket.text("{\"type\":\"ping\"}");
        assertThat(socket.until("pong")).isNotNull();
    }

    /** 1 MiB of pings by somebody who reads no pong. */
    private void unreadPings(HostileSocket socket, Random random) throws IOException {
        var ping = frame(FIN | PING, new byte[random.nextInt(126)]);
        socket.tryWrite(repeated(ping, MEBIBYTE / ping.length));
    }

    private void jsonPings(HostileSocket socket, Random random) throws IOException {
        var ping = frame(FIN | TEXT, "{\"type\":\"ping\"}".getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().start(() -> {
            for (var i = 0; i < 40; i++) {
                socket.tryWrite(repeated(ping, 1_000));
            }
        });
        assertEnds(socket, POLICY, SLOW, HUNG_UP);
    }

    private void asks(HostileSocket socket, Random random) throws IOException {
        var ask = "{\"type\":\"resume\",\"generation_id\":\"0198f3a0-0000-7000-8000-000000000000\",\"after_seq\":0}";
        socket.write(repeated(frame(FIN | TEXT, ask.getBytes(StandardCharsets.US_ASCII)), 400));
        assertThat(socket.until("rate_limited")).contains("retry_after_ms");
    }

    private void halfOpen(HostileSocket socket, Random random) throws IOException {
        var whole =
                frame(FIN | TEXT, "{\"type\":\"message\",\"content\":\"never\"}".getBytes(StandardCharsets.US_ASCII));
        socket.write(Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)));
    }

    private void deflate(HostileSocket socket, Random random) throws IOException {
        try (var offering = open("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")) {
            assertThat(offering.handshake()).startsWith("http/1.1 101").doesNotContain("permessage-deflate");
            offering.tryWrite(frame(FIN | 0x40 | TEXT, new byte[] {(byte) 0xaa, 0x56, 0x2a}));
            assertEnds(offering, PROTOCOL, HUNG_UP);
        }
    }

    private void reservedBits(HostileSocket socket, Random random) throws IOException {
        socket.tryWrite(frame(FIN | (1 + random.nextInt(7)) << 4 | TEXT, "{}".getBytes(StandardCharsets.US_ASCII)));
        assertEnds(socket, PROTOCOL, HUNG_UP);
    }

    private void reservedOpcode(HostileSocket socket, Random random) throws IOException {
        var opcode = List.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15).get(random.nextInt(10));
        socket.tryWrite(frame(FIN | opcode, new byte[random.nextInt(100)]));
        assertEnds(socket, PROTOCOL, HUNG_UP);
    }

    private void unmasked(HostileSocket socket, Random random) throws IOException {
        // RFC 6455, section 5.1, wants a close; Tyrus takes what follows for the mask and waits for the rest.
        socket.tryWrite(new byte[] {(byte) (FIN | TEXT), 2, '{', '}'});
    }

    private void badControl(HostileSocket socket, Random random) throws IOException {
        socket.tryWrite(
                random.nextBoolean()
                        ? frame(FIN | PING, new byte[126 + random.nextInt(1_000)])
                        : frame(PING, new byte[random.nextInt(126)]));
        assertEnds(socket, PROTOCOL, HUNG_UP);
    }

    private void badClose(HostileSocket socket, Random random) throws IOException {
        var payloads = List.of("03", "03e7", "03ec", "03ed", "03ee", "03f7", "0000", "ffff", "03e8ff", "03e8eda080");
        var payload = payloads.get(random.nextInt(payloads.size()));
        socket.tryWrite(frame(FIN | CLOSE, HexFormat.of().parseHex(payload)));
        socket.end();
    }

    private void orphanContinuation(HostileSocket socket, Random random) throws IOException {
        socket.tryWrite(frame(FIN | CONTINUATION, "{}".getBytes(StandardCharsets.US_ASCII)));
        assertEnds(socket, PROTOCOL, HUNG_UP);
    }

    private void noise(HostileSocket socket, Random random) throws IOException {
        var bytes = new byte[random.nextInt(64 * 1024)];
        random.nextBytes(bytes);
        socket.tryWrite(bytes);
    }

    private static byte[] repeated(byte[] bytes, int times) {
        var all = new byte[bytes.length * times];
        for (var i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }
}
