package org.opencodex.identity;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Whom the server talks to while sign-in is off.
 *
 * @param allowedPeers {@code opencodex.auth.none.allow}: networks (CIDR) beyond loopback whose clients are served
 * @param hosts {@code opencodex.hosts}: names beyond loopback under which the server may be asked for
 * @param allowedOrigins {@code opencodex.allowed-origins}: foreign web origins that may use the API
 */
record DoorConfig(List<Network> allowedPeers, List<String> hosts, List<String> allowedOrigins) {
    DoorConfig {
        allowedPeers = List.copyOf(allowedPeers);
        hosts = List.copyOf(hosts);
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    static DoorConfig of(Config config) {
        return new DoorConfig(
                list(config, "opencodex.auth.none.allow").stream()
                        .map(Network::parse)
                        .toList(),
                list(config, "opencodex.hosts"),
                list(config, "opencodex.allowed-origins"));
    }

    private static List<String> list(Config config, String name) {
        return config.getOptionalValue(name, String[].class).map(List::of).orElse(List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
