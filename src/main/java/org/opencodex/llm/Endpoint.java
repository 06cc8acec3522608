package org.opencodex.llm;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opencodex.catalogue.ProviderEntry;
import org.opencodex.catalogue.WireFormat;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Where a provider is asked for one person, and with which key.
 *
 * @param baseUrl the provider's own, or that of any server that speaks its API; empty if nobody has said it
 * @param key goes to {@code baseUrl} and nowhere else
 * @param source of the key, or of the address where there is no key
 * @param confined whether the address is a person's, so that the rules of egress hold for it
 * @param model of new projects; empty if it is for people to choose
 * @param models to offer before the provider was asked for its own
 */
public record Endpoint(
        ProviderEntry provider,
        Optional<URI> baseUrl,
        Optional<String> key,
        KeySource source,
        boolean confined,
        Optional<String> model,
        List<String> models) {
    public Endpoint {
        requireNonNull(provider, "provider");
        requireNonNull(baseUrl, "baseUrl");
        requireNonNull(key, "key");
        requireNonNull(source, "source");
        requireNonNull(model, "model");
        models = List.copyOf(models);
    }

    /** As the catalogue has it: nobody has given a key. */
    public static Endpoint of(ProviderEntry provider) {
        return new Endpoint(
                provider,
                provider.baseUrl(),
                Optional.empty(),
                KeySource.NONE,
                false,
                provider.defaultModel(),
                provider.suggestedModels());
    }

    /** The same as a person has it: models of another address are its own. What an administrator configured stays trusted. */
    public Endpoint savedAs(URI address, Optional<String> newKey, KeySource newSource) {
        var same = baseUrl.isPresent() && baseUrl.get().equals(address);
        return new Endpoint(
                provider,
                Optional.of(address),
                newKey,
                newSource,
                !(same && source == KeySource.CONFIGURATION),
                model,
                same ? models : model.stream().toList());
    }

    /** Whether a call may be tried. */
    public boolean ready() {
        return lack().isEmpty();
    }

    /** What is missing before a call may be tried, in words that say what to do. */
    public Optional<OpenCodexException> lack() {
        if (provider.wire() == WireFormat.DEMO) {
            return Optional.empty();
        }
        if (baseUrl.isEmpty() || source == KeySource.NONE && !provider.keyNeeded()) {
            return Optional.of(new OpenCodexException(
                    ErrorCode.PROVIDER_KEY_MISSING,
                    "Nobody has said where " + provider.name() + " is. Save its address on the page Providers, or"
                            + " set " + property("base-url") + "."));
        }
        return key.isEmpty() && provider.keyNeeded() && isTheProviderItself()
                ? Optional.of(new OpenCodexException(
                        ErrorCode.PROVIDER_KEY_MISSING,
                        "There is no key for " + provider.name() + ". " + howToGiveAKey()
                                + " Until then the provider demo answers without one."))
                : Optional.empty();
    }

    String howToGiveAKey() {
        return "Save one on the page Providers, or set "
                + provider.keyVariable().map(variable -> variable + " or ").orElse("") + property("api-key") + ".";
    }

    /** Servers of one's own often need no key; the provider itself does. */
    private boolean isTheProviderItself() {
        return provider.baseUrl()
                .map(URI::getHost)
                .map(own -> isUnder(own.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    private boolean isUnder(String domain) {
        var host = baseUrl.map(URI::getHost).orElse("").toLowerCase(Locale.ROOT);
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** OpenAI's newer models refuse {@code max_tokens}; many servers that speak its API know nothing else. */
    boolean takesCompletionTokens() {
        return provider.completionTokens() && isTheProviderItself() || isUnder("openai.azure.com");
    }

    /** Whether a person has set it, in the app. */
    boolean isSaved() {
        return source == KeySource.INSTALLATION || source == KeySource.OWN;
    }

    /** For people. */
    String title() {
        return isTheProviderItself()
                ? provider.name()
                : provider.name() + "-compatible (" + baseUrl.map(URI::getHost).orElse("nowhere") + ")";
    }

    /** The full name of a setting, for example {@code opencodex.llm.openai.model}. */
    String property(String name) {
        return "opencodex.llm." + provider.id() + "." + name;
    }

    /** Without the key, which must never be printed. */
    @Override
    public String toString() {
        return "Endpoint[" + provider.id() + ", " + baseUrl + ", " + source + "]";
    }
}
