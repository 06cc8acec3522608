package org.opencodex.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Which models can be called.
 *
 * @param defaultProvider {@code opencodex.llm.default-provider}: what new projects use; without it {@code openai} if that is
 *     configured, else {@code demo}
 * @param baseUrl {@code opencodex.llm.openai.base-url}: any server that speaks OpenAI's API
 * @param apiKey {@code opencodex.llm.openai.api-key}, else {@code OPENAI_API_KEY}
 * @param model {@code opencodex.llm.openai.model}: the model of new projects
 * @param models {@code opencodex.llm.openai.models}: the models to offer, with commas between
 * @param demoDelay {@code opencodex.llm.demo.delay}: the pause between two words of the demo (ISO-8601 duration)
 */
record LlmConfig(
        Optional<String> defaultProvider,
        URI baseUrl,
        Optional<String> apiKey,
        String model,
        List<String> models,
        Duration demoDelay) {
    static final URI OPENAI = URI.create("https://api.openai.com/v1");

    private static final String BASE_URL = "opencodex.llm.openai.base-url";
    private static final String DEFAULT_MODEL = "gpt-4o-mini";
    private static final List<String> OPENAI_MODELS = List.of("gpt-4o-mini", "gpt-4o", "gpt-4.1-mini", "gpt-4.1");
    private static final Duration DEFAULT_DEMO_DELAY = Duration.ofMillis(25);

    LlmConfig {
        models = List.copyOf(models);
    }

    static LlmConfig of(Config config) {
        var baseUrl = text(config, BASE_URL).map(LlmConfig::address);
        var model = text(config, "opencodex.llm.openai.model").orElse(DEFAULT_MODEL);
        return new LlmConfig(
                text(config, "opencodex.llm.default-provider"),
                baseUrl.orElse(OPENAI),
                text(config, "opencodex.llm.openai.api-key").or(() -> text(config, "OPENAI_API_KEY")),
                model,
                text(config, "opencodex.llm.openai.models")
                        .map(list -> List.of(list.split("\\s*,\\s*")))
                        .orElse(baseUrl.isPresent() ? List.of(model) : OPENAI_MODELS),
                config.getOptionalValue("opencodex.llm.demo.delay", Duration.class)
                        .orElse(DEFAULT_DEMO_DELAY));
    }

    private static URI address(String text) {
        try {
            var address = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // The same complaint.
        }
        // Without the value, which may hold a password.
        throw new IllegalArgumentException(
                BASE_URL + " is no http or https address. It looks like http://localhost:11434/v1.");
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether somebody has said where answers come from, by a key or by the address of a server of their own. */
    boolean isOpenAiConfigured() {
        return apiKey.isPresent() || !isOpenAiItself();
    }

    /** Servers of one's own often need no key; OpenAI always does. */
    boolean isOpenAiItself() {
        return isUnder("api.openai.com");
    }

    /** Azure runs the same models and has the same rules for their parameters. */
    boolean hasOpenAiModels() {
        return isOpenAiItself() || isUnder("openai.azure.com");
    }

    private boolean isUnder(String domain) {
        var host = baseUrl.getHost().toLowerCase(Locale.ROOT);
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** Without the key, which must never be printed. */
    @Override
    public String toString() {
        return "LlmConfig[" + defaultProvider + ", " + baseUrl + ", " + model + "]";
    }
}
