package org.opencodex.llm;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** All providers that this server knows. */
@ApplicationScoped
public class Providers {
    private List<HttpProvider> http;
    private List<Provider> all;
    private Provider defaultProvider;

    @PostConstruct
    void configure() {
        configure(LlmConfig.of(ConfigProvider.getConfig(LlmConfig.class.getClassLoader())));
    }

    void configure(LlmConfig config) {
        http = List.of(
                new OpenAiProvider(config.openAi(), config.limits(), config.retries()),
                new AnthropicProvider(config.anthropic(), config.limits(), config.retries()));
        all = Stream.concat(http.stream(), Stream.of(new DemoProvider(config.demoDelay())))
                .toList();
        var fallback = all.stream().filter(Provider::ready).findFirst().orElseThrow();
        defaultProvider = config.defaultProvider().map(this::get).orElse(fallback);
    }

    /** Made when the application starts, so that a setting that cannot be used is told then. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {}

    @PreDestroy
    void close() {
        http.forEach(HttpProvider::close);
    }

    /** Throws {@code provider_unknown}, naming those there are. */
    public Provider get(String id) {
        return all.stream()
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new OpenCodexException(
                        ErrorCode.PROVIDER_UNKNOWN,
                        "This server knows no provider \"" + id + "\". Choose one of "
                                + all.stream().map(Provider::id).collect(Collectors.joining(", "))
                                + " in the project's settings."));
    }

    public List<Provider> all() {
        return all;
    }

    /** What a new project uses. */
    public Provider defaultProvider() {
        return defaultProvider;
    }
}
