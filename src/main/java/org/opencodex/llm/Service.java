package org.opencodex.llm;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** A service of models and its API, which others may speak too. */
enum Service {
    OPENAI(
            "OpenAI",
            "https://api.openai.com/v1",
            "gpt-4o-mini",
            List.of("gpt-4o-mini", "gpt-4o", "gpt-4.1-mini", "gpt-4.1")),
    ANTHROPIC(
            "Anthropic",
            "https://api.anthropic.com/v1",
            "claude-sonnet-4-6",
            List.of("claude-sonnet-4-6", "claude-haiku-4-5", "claude-opus-4-8"));

    private final String title;
    private final URI address;
    private final String model;
    private final List<String> models;

    Service(String title, String address, String model, List<String> models) {
        this.title = title;
        this.address = URI.create(address);
        this.model = model;
        this.models = models;
    }

    /** What projects store: {@code openai}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    String title() {
        return title;
    }

    /** Where the service itself is. */
    URI address() {
        return address;
    }

    /** The model of new projects. */
    String model() {
        return model;
    }

    List<String> models() {
        return models;
    }

    /** The full name of a setting, for example {@code opencodex.llm.openai.model}. */
    String property(String name) {
        return "opencodex.llm." + id() + "." + name;
    }

    /** The environment variable in which the service's own programs look for the key. */
    String keyVariable() {
        return name() + "_API_KEY";
    }
}
