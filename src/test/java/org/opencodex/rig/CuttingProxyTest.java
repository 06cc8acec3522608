package org.opencodex.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the invariants rest on: the proxy breaks what it says it breaks, and nothing else. */
class CuttingProxyTest {
    private ServerSocket server;
    private CuttingProxy proxy;
    private Socket client;
    private Socket accepted;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = new CuttingProxy(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    private void connect() throws IOException {
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        accepted = server.accept();
        client.setSoTimeout(10_000);
        accepted.setSoTimeout(10_000);
    }

    @Test
    void passesEverythingOnInBothDirections() throws IOException {
        connect();
        client.getOutputStream().write("ping".getBytes());
        assertThat(accepted.getInputStream().readNBytes(4)).asString().isEqualTo("ping");
        accepted.getOutputStream().write("pong".getBytes());
        accepted.close();
        assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("pong");
    }

    @Test
    void endsAConnectionInOrderAfterSoManyBytesFromTheServer() throws IOException {
        proxy.cutEach(() -> new Cut(Cut.Side.SERVER, 3, Cut.Way.END));
        connect();
        accepted.getOutputStream().write("abcdef".getBytes());
        assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("abc");
        assertThat(accepted.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void endsAConnectionAfterSoManyBytesFromTheClient() throws IOException {
        proxy.cutEach(() -> new Cut(Cut.Side.CLIENT, 2, Cut.Way.END));
        connect();
        client.getOutputStream().write("abcdef".getBytes());
        assertThat(accepted.getInputStream().readAllBytes()).asString().isEqualTo("ab");
    }

    @Test
    void resetsBothSides() throws IOException {
        proxy.cutEach(() -> new Cut(Cut.Side.CLIENT, 2, Cut.Way.RESET));
        connect();
        client.getOutputStream().write("ab".getBytes());
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void cutsWhatIsOpenAndRefusesWhoeverComesUntilItAdmits() throws IOException {
        connect();
        proxy.refuse();
        proxy.cutAll();
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> {
                    try (var late = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
                        late.getInputStream().read();
                    }
                })
                .isInstanceOf(SocketException.class);
        proxy.admit();
        connect();
        accepted.getOutputStream().write('x');
        assertThat(client.getInputStream().read()).isEqualTo('x');
    }

    @Test
    void holdsBackWhileItStallsAndLosesNothing() throws IOException {
        connect();
        proxy.stall();
        accepted.getOutputStream().write("later".getBytes());
        client.setSoTimeout(200);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        proxy.goOn();
        client.setSoTimeout(10_000);
        assertThat(client.getInputStream().readNBytes(5)).asString().isEqualTo("later");
    }
}
