package org.opencodex.llm;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.opencodex.platform.Egress;
import org.opencodex.platform.TrustedCertificates;

/**
 * The HTTP/1.1 client for all calls to providers. Nothing else here dials out. What a person's settings lead to goes
 * through {@link Egress}; what an administrator has configured does not.
 */
final class ProviderHttpClient implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);

    /** One for each stream. More than a server can hold: a queue for connections would be one that nobody sees. */
    private static final int MOST_CONNECTIONS = 10_000;

    private final Egress egress;
    private final CloseableHttpClient trusted;
    private final CloseableHttpClient confined;

    ProviderHttpClient(Egress egress) {
        this.egress = egress;
        this.trusted = client(egress, SystemDefaultDnsResolver.INSTANCE);
        this.confined = client(
                egress,
                egress.proxy().isPresent() ? SystemDefaultDnsResolver.INSTANCE : new ProviderHttpClientNames(egress));
    }

    /** Silence is {@link StreamWatch}'s affair; the socket has no limit of its own. */
    private static CloseableHttpClient client(Egress egress, DnsResolver names) {
        var connections = new ProviderHttpClientConnections()
                .setDnsResolver(names)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        // Before each use: a server that went away in between is unreachable, no answer broke off.
                        .setValidateAfterInactivity(0, TimeUnit.SECONDS)
                        .build());
        egress.caFile()
                .ifPresent(file ->
                        connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(TrustedCertificates.with(file))));
        var client = HttpClients.custom()
                .setConnectionManager(connections.build())
                // A redirect would carry the key to wherever the answer says.
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // Whether a request is repeated is decided where it is known what has been shown.
                .disableAutomaticRetries()
                .disableContentCompression();
        egress.proxy().ifPresent(proxy -> client.setProxy(new HttpHost(proxy.getHost(), proxy.getPort())));
        return client.build();
    }

    /** Blocks until the answer has been read to its end, or the request has been cancelled. */
    <T> T execute(HttpUriRequestBase request, boolean isConfined, HttpClientResponseHandler<T> handler)
            throws IOException {
        if (!isConfined) {
            return trusted.execute(request, handler);
        }
        if (egress.proxy().isPresent()) {
            // Else the names are looked up, and checked, when the connection is made.
            egress.resolve(request.getAuthority().getHostName());
        }
        return confined.execute(request, handler);
    }

    /** Calls under way fail. */
    @Override
    public void close() {
        trusted.close(CloseMode.IMMEDIATE);
        confined.close(CloseMode.IMMEDIATE);
    }
}
