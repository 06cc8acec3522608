package org.opencodex.llm;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.catalogue.ProviderEntry;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * The providers of the catalogue as the server's configuration has them. The settings are {@code opencodex.llm.ID.…}:
 *
 * <ul>
 *   <li>{@code base-url}: any server that speaks the provider's API
 *   <li>{@code api-key}, else the variable in which the provider's own programs look, for example {@code OPENAI_API_KEY}
 *   <li>{@code model}: the model of new projects
 *   <li>{@code models}: the models to offer, with commas between
 * </ul>
 *
 * and {@code opencodex.llm.default-provider}: what new projects use; without it the first that has a key or an address of
 * its own, else {@code demo}.
 */
@ApplicationScoped
public class ConfiguredEndpoints {
    private static final String DEFAULT_PROVIDER = "opencodex.llm.default-provider";

    private Map<String, Endpoint> endpoints;
    private Optional<String> defaultProvider;

    @Inject
    private Catalogue catalogue;

    @PostConstruct
    void configure() {
        configure(ConfigProvider.getConfig(ConfiguredEndpoints.class.getClassLoader()), catalogue.all());
    }

    void configure(Config config, List<ProviderEntry> entries) {
        endpoints = entries.stream()
                .map(entry -> read(config, entry))
                .collect(Collectors.toMap(
                        endpoint -> endpoint.provider().id(), endpoint -> endpoint, (a, b) -> a, LinkedHashMap::new));
        defaultProvider = LlmConfig.text(config, DEFAULT_PROVIDER);
        defaultProvider.ifPresent(this::get);
    }

    /** Made when the application starts, so that a setting that cannot be used is told then. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {}

    private static Endpoint read(Config config, ProviderEntry entry) {
        var bare = Endpoint.of(entry);
        var given = LlmConfig.text(config, bare.property("base-url")).map(text -> address(bare, text));
        var key = LlmConfig.text(config, bare.property("api-key"))
                .or(() -> entry.keyVariable().flatMap(variable -> LlmConfig.text(config, variable)));
        var model = LlmConfig.text(config, bare.property("model")).or(bare::model);
        var models = LlmConfig.text(config, bare.property("models")).map(list -> List.of(list.split("\\s*,\\s*")));
        return new Endpoint(
                entry,
                given.or(entry::baseUrl),
                key,
                given.isPresent() || key.isPresent() ? KeySource.CONFIGURATION : KeySource.NONE,
                false,
                model,
                models.orElse(given.isPresent() ? model.stream().toList() : bare.models()));
    }

    private static URI address(Endpoint endpoint, String text) {
        try {
            var address = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // The same complaint.
        }
        // Without the value, which may hold a password.
        throw new IllegalArgumentException(endpoint.property("base-url")
                + " is no http or https address. It looks like http://localhost:11434/v1.");
    }

    /** In the catalogue's order. */
    public Collection<Endpoint> all() {
        return endpoints.values();
    }

    public Optional<Endpoint> find(String providerId) {
        return Optional.ofNullable(endpoints.get(providerId));
    }

    /** Throws {@code provider_unknown}, naming the well-known ones. */
    public Endpoint get(String providerId) {
        return find(providerId)
                .orElseThrow(() -> new OpenCodexException(
                        ErrorCode.PROVIDER_UNKNOWN,
                        "This server knows no provider \"" + providerId + "\". Choose one in the project's settings: "
                                + all().stream()
                                        .map(Endpoint::provider)
                                        .filter(ProviderEntry::wellKnown)
                                        .map(ProviderEntry::id)
                                        .collect(Collectors.joining(", "))
                                + ", or another of the catalogue."));
    }

    /** The provider that the configuration names for new projects. */
    public Optional<Endpoint> named() {
        return defaultProvider.map(this::get);
    }
}
