package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

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
            var input = reader.socket.getInputStream();
            RawSocket.handshake(reader.socket, input, base.resolve("api/v1/chats/" + chat + "/stream"));
            // The handshake is answered before the socket is known to the chat; its first frame comes after.
            var length = input.readNBytes(2)[1];
            input.readNBytes(length);
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
