package org.opencodex.llm;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** All providers that this server knows. */
@ApplicationScoped
public class Providers {
    private OpenAiProvider openAi;
    private List<Provider> all;
    private Provider defaultProvider;

    @PostConstruct
    void configure() {
        configure(LlmConfig.of(ConfigProvider.getConfig(LlmConfig.class.getClassLoader())));
    }

    void configure(LlmConfig config) {
        openAi = new OpenAiProvider(config);
        all = List.of(openAi, new DemoProvider(config.demoDelay()));
        var fallback = config.isOpenAiConfigured() ? OpenAiProvider.ID : DemoProvider.ID;
        defaultProvider = get(config.defaultProvider().orElse(fallback));
    }

    @PreDestroy
    void close() {
        openAi.close();
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
