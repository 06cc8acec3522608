package org.opencodex.llm;

import java.util.function.Function;

/** A provider that is asked over HTTP, through langchain4j; what differs by API is in its {@link WireAdapter}. */
final class HttpProvider implements Provider {
    private final Endpoint endpoint;
    private final WireAdapter adapter;
    private final Ways ways;
    private final Function<String, ParameterRules> rules;

    /** What calls share: how they are made, how many at a time, within which limits, and how often again. */
    record Ways(ProviderHttpClient client, CallQueue queue, StreamLimits limits, Retries retries) {}

    /** {@code rules} gives what a model takes. */
    HttpProvider(Endpoint endpoint, Ways ways, Function<String, ParameterRules> rules) {
        this.endpoint = endpoint;
        this.adapter = WireAdapter.of(endpoint.provider().wire());
        this.ways = ways;
        this.rules = rules;
    }

    @Override
    public LlmCall stream(LlmRequest request, LlmSink sink) {
        var fitting = request.with(rules.apply(request.model()).fitted(request.parameters()));
        var call = new ProviderCall(
                this, fitting, new StreamGuard(sink, ways.limits().text()));
        ProviderThread.start("open-codex-" + endpoint.provider().id(), call::run);
        return call;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    WireAdapter adapter() {
        return adapter;
    }

    Ways ways() {
        return ways;
    }
}
