package org.opencodex.identity;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/** A setting that is a list with commas between. */
final class ConfigList {
    private ConfigList() {}

    /** Without blanks around the values, and without empty ones. */
    static List<String> of(Config config, String name) {
        return config.getOptionalValue(name, String[].class).map(List::of).orElse(List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
