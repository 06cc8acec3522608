package org.opencodex.llm;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** The HTTP/1.1 client for all calls to providers. Nothing else here dials out. */
final class ProviderHttpClient implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);

    /** One for each stream. More than a server can hold: a queue for connections would be one that nobody sees. */
    private static final int MOST_CONNECTIONS = 10_000;

    /** Silence is {@link StreamWatch}'s affair; the socket has no limit of its own. */
    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(new ProviderHttpClientConnections()
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            // Before each use: a server that went away in between is unreachable, no answer broke off.
                            .setValidateAfterInactivity(0, TimeUnit.SECONDS)
                            .build())
                    .build())
            .useSystemProperties()
            // A redirect would carry the key to wherever the answer says.
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            // Whether a request is repeated is decided where it is known what has been shown.
            .disableAutomaticRetries()
            .disableContentCompression()
            .build();

    /** Blocks until the answer has been read to its end, or the request has been cancelled. */
    <T> T execute(HttpUriRequestBase request, HttpClientResponseHandler<T> handler) throws IOException {
        return client.execute(request, handler);
    }

    /** Calls under way fail. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
