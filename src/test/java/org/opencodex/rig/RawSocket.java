package org.opencodex.rig;

import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket client (RFC 6455) on a plain socket, whose reader hears of every end of the connection. The JDK's client does
 * not: after a part of a message and then the end of the stream it reports nothing for ever.
 */
final class RawSocket implements AutoCloseable {
    private static final String STATUS = "HTTP/1.1 101";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int OPCODE = 0x0F;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int LIMIT_MILLIS = 45_000;

    private final Socket socket;
    private final DataInputStream in;

    private RawSocket(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = new DataInputStream(in);
    }

    /** The first connection to an address, {@code http://…}, whose handshake is answered. */
    static RawSocket open(URI uri) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LIMIT_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream());
            handshake(socket, in, uri);
            return new RawSocket(socket, in);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Asks for a WebSocket; the answer's head is read from {@code in}, what follows is the server's first frame. */
    static void handshake(Socket socket, InputStream in, URI uri) throws IOException {
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var request = "GET " + uri.getRawPath() + query + " HTTP/1.1\r\nHost: " + uri.getHost() + ":" + uri.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("The server hung up: " + head);
            }
            head.append((char) next);
        }
        if (head.indexOf(STATUS) != 0) {
            throw new IOException("The handshake was answered by " + head);
        }
    }

    void send(String frame) throws IOException {
        write(TEXT, frame.getBytes(StandardCharsets.UTF_8));
    }

    /** Clients mask what they send (section 5.3); a mask of zeros leaves it as it is. */
    private synchronized void write(int opcode, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 14).put((byte) (LAST | opcode));
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | EIGHT_BYTES)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    /** The next frame; null once the socket is broken or closed. */
    JsonObject next() {
        try {
            var message = message();
            return message == null ? null : Answer.read(message);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("Neither a frame nor an end came, not even a heartbeat.", e);
        } catch (IOException e) {
            return null;
        }
    }

    /** The next whole text; pings are answered on the way. Null if the server closes. */
    private String message() throws IOException {
        var text = new ByteArrayOutputStream();
        while (true) {
            var first = in.readUnsignedByte();
            var payload = payload();
            switch (first & OPCODE) {
                case CLOSE -> {
                    return null;
                }
                case PING -> write(PONG, payload);
                case PONG -> {}
                default -> {
                    text.write(payload);
                    if ((first & LAST) != 0) {
                        return text.toString(StandardCharsets.UTF_8);
                    }
                }
            }
        }
    }

    private byte[] payload() throws IOException {
        var length = in.readUnsignedByte() & LENGTH;
        if (length == TWO_BYTES) {
            length = in.readUnsignedShort();
        } else if (length == EIGHT_BYTES) {
            length = Math.toIntExact(in.readLong());
        }
        var payload = new byte[length];
        in.readFully(payload);
        return payload;
    }

    /** Hangs up, without a word. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
    }
}
