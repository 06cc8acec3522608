package org.opencodex.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A model server in a process of its own: OpenAI's stream of chat completions, at a given pace or as fast as it goes. Each token
 * is its number and the time at which it was sent, {@code 17:1795479110157123}, in microseconds since the epoch. {@code GET
 * /closed/ID} tells when the call of a stopped answer was closed, or {@link #OPEN} or {@link #NEVER}.
 */
public final class Upstream {
    private static final Pattern ASKED = Pattern.compile("bench (\\S+) rate (\\d+) tokens (\\d+)");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final int AT_ONCE = 16;

    /** Told instead of a time: the call is open, or never came. */
    static final long OPEN = 0L;

    static final long NEVER = -1L;

    private final Map<String, Long> closed = new ConcurrentHashMap<>();

    private Upstream() {}

    public static void main(String[] arguments) throws IOException {
        var upstream = new Upstream();
        try (var listener = new ServerSocket(Integer.parseInt(arguments[0]), 1_024, InetAddress.getLoopbackAddress())) {
            System.out.println("ready");
            while (true) {
                var socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> upstream.serve(socket));
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.startsWith("GET /closed/")) {
                    tell(out, head.substring("GET /closed/".length(), head.indexOf(" HTTP")));
                    return;
                }
                answer(socket, in, out, head);
            }
        } catch (IOException | InterruptedException e) {
            // The client is gone.
        }
    }

    private void tell(OutputStream out, String id) throws IOException {
        var body = String.valueOf(closed.getOrDefault(id, NEVER));
        write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private void answer(Socket socket, InputStream in, OutputStream out, String head)
            throws IOException, InterruptedException {
        var length = LENGTH.matcher(head);
        var body = length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : chunked(in);
        var asked = ASKED.matcher(body);
        String id = null;
        var rate = 0;
        var tokens = 0;
        while (asked.find()) {
            id = asked.group(1);
            rate = Integer.parseInt(asked.group(2));
            tokens = Integer.parseInt(asked.group(3));
        }
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        var call = id;
        closed.put(call, OPEN);
        try {
            if (rate == 0) {
                flatOut(out, tokens);
            } else {
                watch(socket, in, call);
                paced(out, rate, tokens);
            }
            end(out);
        } catch (IOException e) {
            closed.replace(call, OPEN, micros());
            throw e;
        }
        if (rate != 0) {
            // Somebody else reads this connection now.
            throw new IOException("done");
        }
    }

    /** Notes at once when the other side goes, which a write would tell only later. */
    private void watch(Socket socket, InputStream in, String id) {
        Thread.ofVirtual().start(() -> {
            try {
                if (in.read() < 0) {
                    closed.replace(id, OPEN, micros());
                }
            } catch (IOException e) {
                closed.replace(id, OPEN, micros());
            }
        });
    }

    private static void paced(OutputStream out, int rate, int tokens) throws IOException, InterruptedException {
        var gap = TimeUnit.SECONDS.toNanos(1) / rate;
        var next = System.nanoTime();
        for (var i = 0; i < tokens; i++) {
            chunk(out, token(i));
            next += gap;
            var left = next - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
        }
    }

    private static void flatOut(OutputStream out, int tokens) throws IOException {
        var batch = new StringBuilder();
        for (var i = 0; i < tokens; i++) {
            batch.append(token(i));
            if (i % AT_ONCE == AT_ONCE - 1 || i == tokens - 1) {
                chunk(out, batch.toString());
                batch.setLength(0);
            }
        }
    }

    private static String token(int number) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + number + ":" + micros() + " \"}}]}\n\n";
    }

    private static void end(OutputStream out) throws IOException {
        chunk(out, "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
        write(out, "0\r\n\r\n");
    }

    private static void chunk(OutputStream out, String data) throws IOException {
        write(out, Integer.toHexString(data.length()) + "\r\n" + data + "\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    static long micros() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    private static String chunked(InputStream in) throws IOException {
        var body = new StringBuilder();
        while (true) {
            var size = Integer.parseInt(line(in).strip(), 16);
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line(in);
            if (size == 0) {
                return body.toString();
            }
        }
    }

    /** A request's head; empty at the end of the connection. */
    static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (var line = line(in); !line.isBlank(); line = line(in)) {
            head.append(line);
        }
        return head.toString();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0; next = in.read()) {
            line.append((char) next);
            if (next == '\n') {
                break;
            }
        }
        return line.toString();
    }
}
