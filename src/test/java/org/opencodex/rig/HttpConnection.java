package org.opencodex.rig;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * One request and its answer over HTTP/1.1, on a socket of its own: the answer is always {@code Connection: close}, so that
 * whatever arrives after the request means that the client went away.
 */
final class HttpConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final CountDownLatch clientClosed = new CountDownLatch(1);
    private volatile boolean answered;

    HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    ReceivedRequest read() throws IOException {
        var start = line().split(" ");
        if (start.length != 3) {
            throw new EOFException("no request");
        }
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")
                ? chunked()
                : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new ReceivedRequest(
                start[0], start[1], Map.copyOf(headers), new String(body, StandardCharsets.UTF_8), clientClosed);
    }

    private byte[] chunked() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line().strip(), 16); size > 0; size = Integer.parseInt(line().strip(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the client closed the connection inside a request");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** Opens the latch of the request when the client goes away before the answer has ended. Blocks until it does. */
    void watch() {
        try {
            in.read();
        } catch (IOException reset) {
            // A reset is a close.
        }
        if (!answered) {
            clientClosed.countDown();
        }
    }

    void awaitClientClosed() throws InterruptedException {
        clientClosed.await();
    }

    boolean clientIsGone() {
        return clientClosed.getCount() == 0;
    }

    /** A body with a known length: the whole answer. */
    void answer(int status, Map<String, String> headers, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var all = new LinkedHashMap<>(headers);
        all.put("Content-Length", Integer.toString(bytes.length));
        head(status, all);
        answered = true;
        out.write(bytes);
    }

    void head(int status, Map<String, String> headers) throws IOException {
        var head = new StringBuilder("HTTP/1.1 ").append(status).append(" Scripted\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** One chunk of a chunked body, written in packets of this size; 0: at once. */
    void chunk(String text, int packetBytes) throws IOException {
        var payload = text.getBytes(StandardCharsets.UTF_8);
        var framed = new ByteArrayOutputStream(payload.length + 16);
        framed.write((Integer.toHexString(payload.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        framed.write(payload);
        framed.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        var bytes = framed.toByteArray();
        var step = packetBytes == 0 ? bytes.length : packetBytes;
        for (var from = 0; from < bytes.length; from += step) {
            out.write(bytes, from, Math.min(step, bytes.length - from));
        }
    }

    void lastChunk() throws IOException {
        answered = true;
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    void cut() throws IOException {
        answered = true;
        socket.close();
    }

    void reset() throws IOException {
        answered = true;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
