package org.opencodex.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Many readers in a process of its own. {@code LoadClient URL socket|events STREAMS TOKENS RATE}: each opens its chat, or asks
 * the model server itself through a relay, and checks that every token comes, once and in order. Prints one line of figures,
 * {@code name=value …}: times in microseconds. With 300 streams a bystander reads the list of projects meanwhile.
 */
public final class LoadClient {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final String CONTENT = "\"content\":\"";
    private static final int TEXT = 1;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int BYSTANDER_MILLIS = 50;
    private static final int SPREAD_MILLIS = 3_000;
    private static final int MANY = 300;

    private final URI base;
    private final boolean sockets;
    private final int streams;
    private final int tokens;
    private final int rate;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Measured delays;
    private final Measured firsts;
    private final Measured bystander = new Measured(100_000);
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final CountDownLatch connected;
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile boolean over;

    private LoadClient(URI base, boolean sockets, int streams, int tokens, int rate) {
        this.base = base;
        this.sockets = sockets;
        this.streams = streams;
        this.tokens = tokens;
        this.rate = rate;
        this.delays = new Measured(streams * tokens);
        this.firsts = new Measured(streams);
        this.connected = new CountDownLatch(streams);
    }

    public static void main(String[] arguments) throws Exception {
        new LoadClient(
                        URI.create(arguments[0]),
                        arguments[1].equals("socket"),
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]))
                .run();
        System.exit(0);
    }

    private void run() throws Exception {
        var project = sockets ? id(post("api/v1/projects", "{\"name\":\"Bench\"}")) : null;
        List<Thread> readers = new ArrayList<>();
        for (var i = 0; i < streams; i++) {
            var number = i;
            var chat = sockets ? id(post("api/v1/chats?project_id=" + project, "{\"name\":\"Bench\"}")) : null;
            readers.add(Thread.ofVirtual().start(() -> read(number, chat)));
        }
        connected.await();
        System.out.println("connected");
        var watching = Thread.ofVirtual().start(this::standBy);
        // The start is spread, as people do not press the key at the same moment.
        var started = System.nanoTime();
        go.countDown();
        for (var reader : readers) {
            reader.join();
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        over = true;
        watching.join();
        System.out.println(String.format(
                Locale.ROOT,
                "result tokens=%d seconds=%.3f failures=%d frames=%d delay_p50=%d delay_p99=%d first_p50=%d first_p99=%d"
                        + " bystander_p50=%d bystander_p99=%d",
                received.get(),
                seconds,
                failures.get(),
                frames.get(),
                delays.percentile(0.5),
                delays.percentile(0.99),
                firsts.percentile(0.5),
                firsts.percentile(0.99),
                bystander.percentile(0.5),
                bystander.percentile(0.99)));
    }

    private void standBy() {
        try {
            while (!over && sockets && streams == MANY) {
                var from = Upstream.micros();
                http.send(
                        HttpRequest.newBuilder(base.resolve("api/v1/projects")).build(),
                        HttpResponse.BodyHandlers.discarding());
                bystander.add(Upstream.micros() - from);
                Thread.sleep(BYSTANDER_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            failures.incrementAndGet();
        }
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String id(String json) {
        var id = ID.matcher(json);
        if (!id.find()) {
            throw new IllegalStateException(json);
        }
        return id.group(1);
    }

    private void read(int number, String chat) {
        var asked = "bench s" + number + " rate " + rate + " tokens " + tokens;
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
            if (sockets) {
                shakeHands(socket.getOutputStream(), in, chat);
            }
            connected.countDown();
            go.await();
            Thread.sleep((long) SPREAD_MILLIS * number / streams);
            var reader = new Tokens(Upstream.micros());
            if (sockets) {
                sendFrame(socket.getOutputStream(), TEXT, "{\"type\":\"message\",\"content\":\"" + asked + "\"}");
                readFrames(in, socket.getOutputStream(), reader);
            } else {
                ask(socket.getOutputStream(), asked);
                readEvents(in, reader);
            }
            if (reader.next != tokens) {
                failures.incrementAndGet();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            connected.countDown();
            failures.incrementAndGet();
        }
    }

    private void shakeHands(OutputStream out, DataInputStream in, String chat) throws IOException {
        out.write(("GET " + base.getPath() + "api/v1/chats/" + chat + "/stream HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var head = Upstream.head(in);
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException(head);
        }
    }

    /** A masked frame (RFC 6455), with the mask 0. */
    private static void sendFrame(OutputStream out, int opcode, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        var frame = new byte[bytes.length + 6];
        frame[0] = (byte) (0x80 | opcode);
        frame[1] = (byte) (0x80 | bytes.length);
        System.arraycopy(bytes, 0, frame, 6, bytes.length);
        out.write(frame);
    }

    private void readFrames(DataInputStream in, OutputStream out, Tokens reader) throws IOException {
        while (true) {
            var opcode = in.readByte() & 0x0F;
            var length = in.readByte() & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            var text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (opcode == PING) {
                sendFrame(out, PONG, text);
            } else if (text.startsWith("{\"type\":\"chunk\"")) {
                frames.incrementAndGet();
                var from = text.indexOf(CONTENT) + CONTENT.length();
                reader.take(text.substring(from, text.length() - 2));
            } else if (text.startsWith("{\"type\":\"end\"")) {
                return;
            } else if (text.startsWith("{\"type\":\"error\"")) {
                throw new IOException(text);
            }
        }
    }

    private void ask(OutputStream out, String asked) throws IOException {
        var body = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + asked + "\"}],\"stream\":true}";
        out.write(("POST /v1/chat/completions HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private void readEvents(DataInputStream in, Tokens reader) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var from = line.indexOf(CONTENT);
            if (from >= 0) {
                frames.incrementAndGet();
                reader.take(line.substring(from + CONTENT.length(), line.indexOf('"', from + CONTENT.length())));
            } else if (line.startsWith("data: [DONE]")) {
                return;
            }
        }
    }

    /** Checks the tokens of one answer. */
    private final class Tokens {
        private final long askedAt;
        private String carried = "";
        private int next;

        Tokens(long askedAt) {
            this.askedAt = askedAt;
        }

        void take(String content) {
            var now = Upstream.micros();
            var text = carried + content;
            // An entry of the log may end in the middle of a token.
            var end = text.lastIndexOf(' ') + 1;
            carried = text.substring(end);
            if (end > 0) {
                take(text.substring(0, end).split(" "), now);
            }
        }

        private void take(String[] whole, long now) {
            for (var token : whole) {
                var colon = token.indexOf(':');
                if (Integer.parseInt(token.substring(0, colon)) != next) {
                    throw new IllegalStateException("expected token " + next + ", got " + token);
                }
                if (next++ == 0) {
                    firsts.add(now - askedAt);
                }
                delays.add(now - Long.parseLong(token.substring(colon + 1)));
                received.incrementAndGet();
            }
        }
    }
}
