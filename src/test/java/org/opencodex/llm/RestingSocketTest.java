package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestingSocketTest {
    private final byte[] buffer = new byte[8];
    private ServerSocket listener;
    private RestingSocket socket;
    private Socket peer;
    private int rests;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket = new RestingSocket();
        socket.connect(listener.getLocalSocketAddress());
        peer = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        RestingSocket.whenNothingIsThere(null);
        peer.close();
        socket.close();
        listener.close();
    }

    @Test
    void restsOnlyWhereNothingIsThere() throws IOException {
        RestingSocket.whenNothingIsThere(() -> {
            rests++;
            say("late");
        });
        say("here");
        var in = socket.getInputStream();
        await().until(() -> in.available() == 4);
        assertThat(in.read(buffer)).isEqualTo(4);
        assertThat(rests).isZero();
        assertThat(in.read(buffer)).isEqualTo(4);
        assertThat(rests).isEqualTo(1);
    }

    @Test
    void restsNoMoreOnceItIsToldNotTo() throws IOException {
        RestingSocket.whenNothingIsThere(() -> rests++);
        RestingSocket.whenNothingIsThere(null);
        peer.close();
        assertThat(socket.getInputStream().read(buffer)).isEqualTo(-1);
        assertThat(rests).isZero();
    }

    private void say(String words) {
        try {
            peer.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
