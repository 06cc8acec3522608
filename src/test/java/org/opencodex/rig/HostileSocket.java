package org.opencodex.rig;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A WebSocket client that sends whatever bytes a test likes, and says how that ended (RFC 6455). */
public final class HostileSocket implements AutoCloseable {
    public static final int FIN = 0x80;
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    /** The server hung up without a word. */
    public static final int HUNG_UP = 1006;

    private static final int MASKED = 0x80;
    private static final int OPCODE = 0x0F;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int LIMIT_MILLIS = 45_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final String handshake;
    private int pongs;

    /** On a chat, with more header lines than the usual ones, each with its end of line. */
    public HostileSocket(AppServer server, String chat, String more) throws IOException {
        var uri = URI.create(server.base() + "api/v1/chats/" + chat + "/stream");
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        write(("GET " + uri.getRawPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n" + more + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        handshake = head.toString().toLowerCase(Locale.ROOT);
    }

    /** The head of the answer to the handshake, in lower case. */
    public String handshake() {
        return handshake;
    }

    /** A frame as bytes: masked with zeros, as clients must mask. {@code first} is flags and opcode. */
    public static byte[] frame(int first, byte[] payload) {
        var frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | EIGHT_BYTES)).putLong(payload.length);
        }
        frame.putInt(0).put(payload).flip();
        var bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** As {@link #write}; a server that has had enough may hang up in the middle. */
    public void tryWrite(byte[] bytes) {
        try {
            write(bytes);
        } catch (IOException e) {
            // How it ended is asked for later.
        }
    }

    public void text(String text) throws IOException {
        write(frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next text that holds this; everything before it is passed over. Null where the server closes instead. */
    public String until(String part) throws IOException {
        try {
            while (true) {
                var first = in.readUnsignedByte();
                var payload = new String(payload(), StandardCharsets.UTF_8);
                if ((first & OPCODE) == CLOSE) {
                    return null;
                }
                if ((first & OPCODE) == TEXT
                        && Canaries.look("a frame", payload).contains(part)) {
                    return payload;
                }
            }
        } catch (EOFException | SocketException e) {
            return null;
        }
    }

    /** Reads pongs until there were so many. */
    public void awaitPongs(int count) throws IOException {
        while (pongs < count) {
            pongs += (in.readUnsignedByte() & OPCODE) == PONG ? 1 : 0;
            payload();
        }
    }

    /**
     * Reads to the end: the server's close code, 1005 for a close without one, or {@link #HUNG_UP}. Throws where there is none:
     * heartbeats come for ever.
     */
    public int end() throws IOException {
        var limit = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
        try {
            while (true) {
                if (System.nanoTime() > limit) {
                    throw new AssertionError("The server did not end the connection.");
                }
                var first = in.readUnsignedByte();
                var payload = payload();
                if ((first & OPCODE) == CLOSE) {
                    return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
                }
            }
        } catch (EOFException | SocketException e) {
            return HUNG_UP;
        }
    }

    private byte[] payload() throws IOException {
        var length = in.readUnsignedByte() & LENGTH;
        if (length == TWO_BYTES) {
            length = in.readUnsignedShort();
        } else if (length == EIGHT_BYTES) {
            length = Math.toIntExact(in.readLong());
        }
        var payload = new ByteArrayOutputStream(length);
        payload.write(in.readNBytes(length));
        return payload.toByteArray();
    }

    /** Hangs up, without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
