package org.opencodex.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Which providers and models there are: ours by hand, those that a script makes of LiteLLM's data, and over them an
 * administrator's file, which {@code opencodex.llm.catalogue} names.
 */
@ApplicationScoped
public class Catalogue {
    private static final String FILE = "opencodex.llm.catalogue";

    private final Map<String, ProviderEntry> providers = new LinkedHashMap<>();
    private final Map<String, Map<String, ModelFacts>> facts = new HashMap<>();
    private String source;
    private LocalDate asOf;

    @PostConstruct
    void read() {
        read(ConfigProvider.getConfig(Catalogue.class.getClassLoader())
                .getOptionalValue(FILE, String.class)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Path::of));
    }

    /** For use without a container. */
    public static Catalogue with(Optional<Path> administrators) {
        var catalogue = new Catalogue();
        catalogue.read(administrators);
        return catalogue;
    }

    /** Throws {@code IllegalArgumentException} that names what cannot be read in the administrator's file. */
    private void read(Optional<Path> administrators) {
        add(new CatalogueFile("providers.json", true), resource("providers.json"));
        add(new CatalogueFile("more-providers.json", false), resource("more-providers.json"));
        var models = resource("models.json");
        add(new CatalogueFile("models.json", false), models);
        var head = new CatalogueFile("models.json", false).read(models);
        source = head.getString("source");
        asOf = LocalDate.parse(head.getString("as_of"));
        administrators.ifPresent(path -> add(new CatalogueFile(FILE + " (" + path + ")", true), text(path)));
    }

    private void add(CatalogueFile file, String text) {
        var json = file.read(text);
        providers.putAll(file.providers(json));
        file.models(json).forEach((name, models) -> facts.computeIfAbsent(name, any -> new LinkedHashMap<>())
                .putAll(models));
    }

    private static String resource(String name) {
        try (var in = Catalogue.class.getResourceAsStream("/catalogue/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(FILE + " names " + path + ", which cannot be read.", e);
        }
    }

    /** The well-known ones first. */
    public List<ProviderEntry> all() {
        return new ArrayList<>(providers.values());
    }

    public Optional<ProviderEntry> find(String id) {
        return Optional.ofNullable(providers.get(id));
    }

    /** Of the model with exactly this name; empty if nothing is known of it. */
    public Optional<ModelFacts> model(String providerId, String modelId) {
        return names(providerId).stream()
                .map(name -> facts.getOrDefault(name, Map.of()).get(modelId))
                .filter(found -> found != null)
                .findFirst();
    }

    /** All that are known of the provider. */
    public List<ModelFacts> models(String providerId) {
        var found = new LinkedHashMap<String, ModelFacts>();
        for (var name : names(providerId)) {
            facts.getOrDefault(name, Map.of()).forEach(found::putIfAbsent);
        }
        return List.copyOf(found.values());
    }

    /** An administrator's facts may be kept under the provider's own id. */
    private List<String> names(String providerId) {
        var names = new ArrayList<String>();
        names.add(providerId);
        find(providerId).map(ProviderEntry::factsFrom).ifPresent(names::addAll);
        return names;
    }

    /** Where the facts of models come from, for people. */
    public String source() {
        return source;
    }

    /** How old they are. */
    public LocalDate asOf() {
        return asOf;
    }
}
