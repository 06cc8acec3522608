package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that opens a socket on a chat, takes its first frame and then reads nothing more, as a sleeping phone. */
public final class DeadReader implements AutoCloseable {
    private static final int SMALLEST_BUFFER = 4_096;

    private final Socket socket = new Socket();

    private DeadReader() {}

    public static DeadReader open(URI base, String chat) {
        var reader = new DeadReader();
        try {
            // Before it connects, so that the kernel takes little on its behalf.
            reader.socket.setReceiveBufferSize(SMALLEST_BUFFER);
            reader.socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            var request =
                    "GET " + base.getPath() + "api/v1/chats/" + chat + "/stream HTTP/1.1\r\nHost: " + base.getHost()
                            + ":" + base.getPort() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
            reader.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var head = reader.head();
            if (!head.startsWith("HTTP/1.1 101")) {
                throw new AssertionError("The handshake was answered by " + head);
            }
            // The handshake is answered before the socket is known to the chat; its first frame comes after.
            var input = reader.socket.getInputStream();
            var length = input.readNBytes(2)[1];
            input.readNBytes(length);
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("The server hung up: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
    }
}
