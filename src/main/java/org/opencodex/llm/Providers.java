package org.opencodex.llm;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.catalogue.ModelFacts;
import org.opencodex.catalogue.WireFormat;
import org.opencodex.platform.Egress;

/** Makes the providers that can be asked. They are light: one for each call will do. */
@ApplicationScoped
public class Providers {
    private LlmConfig config;
    private ProviderHttpClient client;
    private CallQueues queues;

    @Inject
    private Catalogue catalogue;

    @PostConstruct
    void configure() {
        var source = ConfigProvider.getConfig(Providers.class.getClassLoader());
        config = LlmConfig.of(source);
        queues = new CallQueues(source);
        client = new ProviderHttpClient(Egress.configured());
    }

    /** Made when the application starts, so that a setting that cannot be used is told then. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {}

    @PreDestroy
    void close() {
        client.close();
    }

    /** The models that the provider tells of itself. Throws what a call of it would end with. */
    List<ModelFacts> models(Endpoint endpoint) {
        return new ProviderQuery(client, endpoint).models();
    }

    /** The provider at this endpoint, asked with this key. */
    public Provider at(Endpoint endpoint) {
        if (endpoint.provider().wire() == WireFormat.DEMO) {
            return new DemoProvider(config.demoDelay());
        }
        return new HttpProvider(
                endpoint,
                new HttpProvider.Ways(client, queues.of(endpoint), config.limits(), config.retries()),
                model -> ParameterRules.of(
                        endpoint.provider(), catalogue.model(endpoint.provider().id(), model)));
    }
}
