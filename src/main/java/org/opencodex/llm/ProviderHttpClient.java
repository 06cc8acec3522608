package org.opencodex.llm;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/** The HTTP/1.1 client for all calls to providers. Nothing else here dials out. */
final class ProviderHttpClient {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);

    /** Between two bytes, the first included: slow models think for a while before they say anything. */
    private static final Timeout SILENCE = Timeout.ofSeconds(120);

    private static final int MOST_CONNECTIONS = 2_000;

    static final CloseableHttpClient CLIENT = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setSocketTimeout(SILENCE)
                            // Before each use: a server that went away in between is unreachable, no answer broke off.
                            .setValidateAfterInactivity(0, TimeUnit.SECONDS)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                    RequestConfig.custom().setResponseTimeout(SILENCE).build())
            .useSystemProperties()
            // A redirect would carry the key to wherever the answer says.
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            // Whether a request is repeated is decided where it is known what has been shown.
            .disableAutomaticRetries()
            .disableContentCompression()
            .build();

    private ProviderHttpClient() {}
}
