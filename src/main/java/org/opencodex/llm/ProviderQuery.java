package org.opencodex.llm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.opencodex.catalogue.ModelFacts;
import org.opencodex.catalogue.WireFormat;

/** Asks a provider for what is no answer of a model: the list of its models. */
final class ProviderQuery {
    private static final int LIMIT_SECONDS = 10;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final ProviderHttpClient client;
    private final Endpoint endpoint;
    private final ProviderFailures failures;

    ProviderQuery(ProviderHttpClient client, Endpoint endpoint) {
        this.client = client;
        this.endpoint = endpoint;
        this.failures = new ProviderFailures(endpoint, "");
    }

    /** Throws what {@link ProviderFailures} makes of what went wrong. */
    List<ModelFacts> models() {
        var get = new HttpGet(ModelListReader.address(endpoint));
        get.setConfig(RequestConfig.custom()
                .setResponseTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .build());
        ProviderAuth.header(endpoint).ifPresent(header -> get.addHeader(header.name(), header.value()));
        if (endpoint.provider().wire() == WireFormat.ANTHROPIC) {
            get.addHeader("anthropic-version", "2023-06-01");
        }
        // Silence is bounded by the socket, and the whole of a list that trickles by this.
        var timer = ProviderThread.start("open-codex-llm-query", () -> {
            try {
                TimeUnit.SECONDS.sleep(2L * LIMIT_SECONDS);
                get.cancel();
            } catch (InterruptedException e) {
                // The list is there.
            }
        });
        try {
            return client.execute(get, endpoint.confined(), this::read);
        } catch (IOException e) {
            throw failures.ofConnecting(e);
        } finally {
            timer.interrupt();
        }
    }

    private List<ModelFacts> read(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var body = entity == null ? "" : new String(entity.getContent().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        if (response.getCode() != 200) {
            throw failures.ofStatus(response.getCode(), body, Optional.empty());
        }
        try {
            return ModelListReader.read(endpoint.provider().wire(), body);
        } catch (RuntimeException e) {
            throw failures.noList();
        }
    }
}
