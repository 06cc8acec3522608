package org.opencodex.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A server that answers every request with just the bytes that a test writes: for faults below HTTP's surface, which {@link
 * ScriptedLlm}, a proper HTTP server, cannot commit.
 */
public final class RawLlm implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;
    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

    /** What is written to one client. When it returns, the connection is closed, even in the middle of the body. */
    public interface Play {
        void answer(Line line) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Play play;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    public RawLlm(Play play) {
        this.play = play;
        try {
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** Waits until a request has come. */
    public void awaitRequest() {
        await(asked, "The model was not asked.");
    }

    /** Waits until a client has closed its connection before the play was over. */
    public void awaitHangUp() {
        await(hungUp, "The client did not close the connection.");
    }

    /** Waits until no connection is open. */
    public void awaitNoConnection() {
        Awaitility.await("no open connection")
                .atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                .until(open::isEmpty);
    }

    private static void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(otherwise);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException closed) {
                // So ends the loop.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            readRequest(socket);
            asked.countDown();
            play.answer(new Line(socket));
        } catch (IOException gone) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static void readRequest(Socket socket) throws IOException {
        var head = new StringBuilder();
        var in = socket.getInputStream();
        while (!head.toString().endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("the client hung up before it asked");
            }
            head.append((char) next);
        }
        var length = head.toString().replaceAll("(?is).*content-length: *(\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The way to one client. */
    public static final class Line {
        private final Socket socket;

        private Line(Socket socket) {
            this.socket = socket;
        }

        public void bytes(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        public void bytes(String text) throws IOException {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        /** The head of an answer that is a stream. */
        public Line head() throws IOException {
            bytes(STREAM_HEAD);
            return this;
        }

        /** A chunk of the body, in one write, so that it comes whole. */
        public Line body(byte[] bytes) throws IOException {
            var chunk = new ByteArrayOutputStream(bytes.length + 16);
            chunk.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunk.write(bytes);
            chunk.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            bytes(chunk.toByteArray());
            return this;
        }

        public Line body(String text) throws IOException {
            return body(text.getBytes(StandardCharsets.UTF_8));
        }

        public Line event(String data) throws IOException {
            return body("data: " + data + "\n\n");
        }

        /** A delta of the answer; {@code content} must need no escape in JSON. */
        public Line delta(String content) throws IOException {
            return event(
                    "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content + "\"},\"finish_reason\":null}]}");
        }

        public Line finish(String reason) throws IOException {
            return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
        }

        public Line usage() throws IOException {
            return event("{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}");
        }

        /** The end of the body. */
        public void end() throws IOException {
            bytes("0\r\n\r\n");
        }

        /** Says nothing more until the client hangs up. */
        public void silence() throws IOException {
            if (socket.getInputStream().read() < 0) {
                throw new IOException("the client hung up");
            }
        }

        /** Ends the connection as a crash does. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
