package org.opencodex.proxied;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.opencodex.rig.Api;
import org.opencodex.rig.EventStreamClient;
import org.opencodex.rig.StreamClient;

/** Streams in which nobody says anything, and a server that says nothing at all, through the same proxy. */
record IdleStreams(
        long since,
        Api api,
        String chat,
        StreamClient socket,
        EventStreamClient events,
        ServerSocket silent,
        Nginx beforeSilent,
        CompletableFuture<HttpResponse<Void>> cut) {
    static IdleStreams open(Api api, HttpClient client, Certificate certificate)
            throws IOException, GeneralSecurityException {
        var chat = api.newChat();
        var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var beforeSilent = Nginx.start("nginx-silent", silent.getLocalPort(), certificate);
        var since = System.nanoTime();
        var request = HttpRequest.newBuilder(beforeSilent.base()).build();
        return new IdleStreams(
                since,
                api,
                chat,
                api.stream(chat),
                api.eventStream("chats/" + chat + "/events"),
                silent,
                beforeSilent,
                client.sendAsync(request, BodyHandlers.discarding()));
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    void close() throws IOException {
        socket.close();
        events.close();
        beforeSilent.close();
        silent.close();
    }
}
