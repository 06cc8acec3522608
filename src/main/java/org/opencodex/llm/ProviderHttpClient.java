package org.opencodex.llm;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
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
            .setConnectionManager(new Connections()
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

    /** On sockets whose readers rest. */
    private static final class Connections extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    socks -> socks == null ? new RestingSocket() : new Socket(socks),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }

    /** Blocks until the answer has been read to its end, or the request has been cancelled. */
    void execute(HttpPost request, HttpClientResponseHandler<Void> handler) throws IOException {
        client.execute(request, handler);
    }

    /** Calls under way fail. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
