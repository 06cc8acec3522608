package org.opencodex.llm;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** All providers that this server knows. */
@ApplicationScoped
public class Providers {
    private List<Provider> all;
    private Provider defaultProvider;

    @PostConstruct
    void configure() {
        configure(LlmConfig.of(ConfigProvider.getConfig(LlmConfig.class.getClassLoader())));
    }

    void configure(LlmConfig config) {
        all = List.of(new OpenAiProvider(config), new DemoProvider(config.demoDelay()));
        var fallback = config.isOpenAiConfigured() ? OpenAiProvider.ID : DemoProvider.ID;
        defaultProvider = get(config.defaultProvider().orElse(fallback));
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
