package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that opens a socket on a chat and then reads nothing more, as a sleeping phone. */
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
            var status = new String(reader.socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            if (!status.equals("HTTP/1.1 101")) {
                throw new AssertionError("The handshake was answered by " + status);
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
