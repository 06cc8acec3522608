package org.opencodex.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where one API is spoken to us. The settings are {@code opencodex.llm.openai.…} and {@code opencodex.llm.anthropic.…}.
 *
 * @param baseUrl {@code base-url}: the service itself, or any server that speaks its API
 * @param apiKey {@code api-key}, else {@code OPENAI_API_KEY} or {@code ANTHROPIC_API_KEY}
 * @param model {@code model}: the model of new projects
 * @param models {@code models}: the models to offer, with commas between
 */
record Endpoint(Service service, URI baseUrl, Optional<String> apiKey, String model, List<String> models) {
    Endpoint {
        models = List.copyOf(models);
    }

    static Endpoint of(Config config, Service service) {
        var baseUrl = LlmConfig.text(config, service.property("base-url")).map(text -> address(service, text));
        var model = LlmConfig.text(config, service.property("model")).orElse(service.model());
        return new Endpoint(
                service,
                baseUrl.orElse(service.address()),
                LlmConfig.text(config, service.property("api-key"))
                        .or(() -> LlmConfig.text(config, service.keyVariable())),
                model,
                LlmConfig.text(config, service.property("models"))
                        .map(list -> List.of(list.split("\\s*,\\s*")))
                        .orElse(baseUrl.isPresent() ? List.of(model) : service.models()));
    }

    private static URI address(Service service, String text) {
        try {
            var address = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // The same complaint.
        }
        // Without the value, which may hold a password.
        throw new IllegalArgumentException(service.property("base-url")
                + " is no http or https address. It looks like http://localhost:11434/v1.");
    }

    /** Whether somebody has said where answers come from, by a key or by the address of a server of their own. */
    boolean isConfigured() {
        return apiKey.isPresent() || !isServiceItself();
    }

    /** Servers of one's own often need no key; the service always does. */
    boolean isServiceItself() {
        return isUnder(service.address().getHost());
    }

    /** Azure runs the same models and has the same rules for their parameters. */
    boolean hasOpenAiModels() {
        return service == Service.OPENAI && (isServiceItself() || isUnder("openai.azure.com"));
    }

    private boolean isUnder(String domain) {
        var host = baseUrl.getHost().toLowerCase(Locale.ROOT);
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** For people. */
    String title() {
        return isServiceItself() ? service.title() : service.title() + "-compatible (" + baseUrl.getHost() + ")";
    }

    /** Without the key, which must never be printed. */
    @Override
    public String toString() {
        return "Endpoint[" + baseUrl + ", " + model + "]";
    }
}
